namespace RiskManager.Rest;

/// <summary>The root of the platform's web application.</summary>
public static class PlatformUrls
{
    /// <summary>The URL with a slash at its end, so that paths are appended to it.</summary>
    internal static Uri Root(Uri url) => url.AbsoluteUri.EndsWith('/') ? url : new Uri(url.AbsoluteUri + "/");

    /// <summary>Whether the secret may travel there: https, or http to this machine.</summary>
    public static bool IsAllowed(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback));
}
