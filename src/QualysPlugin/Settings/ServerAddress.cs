using System.Net;

namespace QualysPlugin.Settings;

/// <summary>What may be called with a secret.</summary>
internal static class ServerAddress
{
    /// <summary>Whether a secret may go there: encrypted, or to this machine.</summary>
    public static bool IsSafe(Uri url) => url.Scheme == "https" || (url.Scheme == "http" && IsLoopback(url));

    private static bool IsLoopback(Uri url) =>
        url.DnsSafeHost is "localhost" || (IPAddress.TryParse(url.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));
}
