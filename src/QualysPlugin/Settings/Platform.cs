using System.Diagnostics.CodeAnalysis;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>A Qualys platform: where to call, and the <em>source</em> of the assets that come from it (R4, R34).</summary>
internal sealed record Platform
{
    /// <summary>The host's limit of the field <c>source</c>.</summary>
    private const int MaxSourceLength = 100;

    private const string SourcePrefix = "Qualys:";

    private Platform(Uri baseUrl, Uri gateway, string server, string typedSource, IReadOnlyList<string> otherSources)
    {
        BaseUrl = baseUrl;
        Gateway = gateway;
        Server = server;
        TypedSource = typedSource;
        OtherSources = otherSources;
    }

    /// <summary>Scheme, host, port and perhaps a path; ends with a slash.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The gateway that gives tokens: that of the known platform, else the server itself.</summary>
    public Uri Gateway { get; }

    /// <summary>The platform's host, with the port where it is not the scheme's own; the same under every name of the platform.</summary>
    public string Server { get; }

    /// <summary><c>Qualys:</c> and <see cref="Server"/>.</summary>
    public string Source => SourcePrefix + Server;

    /// <summary>The source as earlier versions made it, out of the name as it was typed.</summary>
    public string TypedSource { get; }

    /// <summary>The sources that earlier versions made out of the other names of the platform.</summary>
    public IReadOnlyList<string> OtherSources { get; }

    /// <summary>Reads a server URL as typed in the form. Plain http is for loopback only.</summary>
    public static bool TryParse(
        string serverUrl, [NotNullWhen(true)] out Platform? platform, [NotNullWhen(false)] out LocalizedText? problem)
    {
        platform = null;
        problem = FindProblem(serverUrl.Trim(), out var url);
        if (problem is not null)
            return false;

        var typedSource = SourcePrefix + HostOf(url!);
        if (typedSource.Length > MaxSourceLength)
        {
            problem =
                Words.Of(
                    $"serverUrl: \"{serverUrl}\" names a host too long for the asset's source (at most {MaxSourceLength} characters).");
            return false;
        }

        platform = Of(url!, typedSource);
        return true;
    }

    private static Platform Of(Uri typed, string typedSource)
    {
        // Servers answer to the name without the dot, and certificates are made out to it.
        var host = typed.IdnHost.TrimEnd('.');
        var url = host.Length == typed.IdnHost.Length || host.Length == 0 ? typed : new UriBuilder(typed) { Host = host }.Uri;
        var server = HostOf(url);
        var known = url.Scheme == "https" ? KnownPlatform.Find(server) : null;
        var path = url.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? url.AbsolutePath : url.AbsolutePath + "/";
        var names = (known?.Names ?? [server]).SelectMany(name => new[] { SourcePrefix + name, SourcePrefix + WithDot(name) });
        return new Platform(
            new Uri(url, path),
            known is null ? new Uri(url, "/") : new Uri($"https://{known.Gateway}/"),
            known?.Api ?? server,
            typedSource,
            [.. names.Where(source => source != typedSource && source != SourcePrefix + (known?.Api ?? server))]);
    }

    private static string HostOf(Uri url) =>
        (url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}").ToLowerInvariant();

    /// <summary>The host of a name that may end with a port, with a dot at the end of the host.</summary>
    private static string WithDot(string name)
    {
        var port = name.LastIndexOf(':');
        return port < 0 ? name + "." : name.Insert(port, ".");
    }

    private static LocalizedText? FindProblem(string serverUrl, out Uri? url)
    {
        if (!Uri.TryCreate(serverUrl, UriKind.Absolute, out url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
            return Words.Of($"serverUrl: \"{serverUrl}\" is not a URL; enter for example https://qualysapi.qualys.com.");
        if (url.UserInfo.Length > 0)
            return Words.Of(
                $"serverUrl: the URL for \"{url.Host}\" carries a user or password; enter them as access account and password.");
        if (url.Query.Length > 0 || url.Fragment.Length > 0)
            return Words.Of(
                $"serverUrl: \"{serverUrl}\" has a query or fragment; enter only the server, for example https://qualysapi.qualys.com.");
        if (!ServerAddress.IsSafe(url))
            return Words.Of(
                $"serverUrl: \"{serverUrl}\" would send the password unencrypted; use https (http is allowed on this machine only).");
        return null;
    }
}
