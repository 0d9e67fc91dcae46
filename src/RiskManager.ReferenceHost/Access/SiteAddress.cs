using System.Net;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Access;

/// <summary>Where the site listens, and whether it requires sign-in there.</summary>
/// <param name="Url">Scheme, host and port.</param>
/// <param name="SignIn">Whether everybody has to sign in: always, unless only this machine can reach the site.</param>
/// <param name="BehindProxy">Whether a proxy on this machine serves the browsers over https and sends forwarding headers.</param>
internal sealed record SiteAddress(Uri Url, bool SignIn, bool BehindProxy)
{
    public const string Default = "http://127.0.0.1:5080";

    /// <param name="url">The address.</param>
    /// <param name="behindProxy">Whether a proxy serves the browsers.</param>
    /// <param name="source">Where the address was given, for messages.</param>
    /// <exception cref="TaskSettingsException">The address is malformed, or passwords would travel over it unencrypted.</exception>
    public static SiteAddress Parse(string url, bool behindProxy, string source = "--urls")
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            throw new TaskSettingsException($"{source}: \"{url}\" is no address; give one such as {Default}.");
        var loopback = address.Host == "localhost"
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        if (!loopback && !behindProxy && address.Scheme == Uri.UriSchemeHttp)
        {
            throw new TaskSettingsException(
                $"{source}: {url} can be reached by other machines, and over http passwords would travel unencrypted. Give an https "
                + "address with a certificate "
                + "(docs/host.md), put a proxy that speaks https before it and say --behind-proxy, or listen to this machine "
                + $"alone: {Default}.");
        }

        return new SiteAddress(address, !loopback || behindProxy, behindProxy);
    }
}
