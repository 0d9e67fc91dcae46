using System.Diagnostics.CodeAnalysis;
using System.Net;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Settings;

/// <summary>A Qualys platform: where to call, and the <em>source</em> of the assets that come from it (R4).</summary>
internal sealed record Platform
{
    /// <summary>The host's limit of the field <c>source</c>.</summary>
    private const int MaxSourceLength = 100;

    private Platform(Uri baseUrl, string source)
    {
        BaseUrl = baseUrl;
        Source = source;
    }

    /// <summary>Scheme, host, port and perhaps a path; ends with a slash.</summary>
    public Uri BaseUrl { get; }

    /// <summary><c>Qualys:</c> and the platform's host, with the port where it is not the scheme's own.</summary>
    public string Source { get; }

    /// <summary>Reads a server URL as typed in the form. Plain http is for loopback only.</summary>
    public static bool TryParse(
        string serverUrl, [NotNullWhen(true)] out Platform? platform, [NotNullWhen(false)] out LocalizedText? problem)
    {
        platform = null;
        problem = FindProblem(serverUrl.Trim(), out var url);
        if (problem is not null)
            return false;

        var host = url!.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";
        var source = "Qualys:" + host.ToLowerInvariant();
        if (source.Length > MaxSourceLength)
        {
            problem =
                Words.Of(
                    $"serverUrl: \"{serverUrl}\" names a host too long for the asset's source (at most {MaxSourceLength} characters).");
            return false;
        }

        var path = url.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? url.AbsolutePath : url.AbsolutePath + "/";
        platform = new Platform(new Uri(url, path), source);
        return true;
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
        if (url.Scheme == "http" && !IsLoopback(url))
            return Words.Of(
                $"serverUrl: \"{serverUrl}\" would send the password unencrypted; use https (http is allowed on this machine only).");
        return null;
    }

    private static bool IsLoopback(Uri url) =>
        url.DnsSafeHost is "localhost" || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
