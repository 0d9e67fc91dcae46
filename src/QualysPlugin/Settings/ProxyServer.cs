using System.Net;

namespace QualysPlugin.Settings;

/// <summary>The proxy from <c>web.config</c>. A class and not a record, so that no generated text ever shows the password.</summary>
internal sealed class ProxyServer(Uri url, string? user, string? password)
{
    public Uri Url { get; } = url;

    public IWebProxy ToWebProxy() => new WebProxy(Url)
    {
        Credentials = user is null ? null : new NetworkCredential(user, password),
    };

    public override string ToString() => Url.Authority;
}
