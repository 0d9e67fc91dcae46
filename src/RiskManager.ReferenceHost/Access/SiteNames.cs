using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Access;

/// <summary>The names that the site answers to. A request under any other name is refused, so it can lead nobody elsewhere.</summary>
internal static class SiteNames
{
    private static readonly string[] Loopback = ["127.0.0.1", "localhost", "[::1]"];
    private static readonly char[] Separators = [',', ';', ' '];

    /// <exception cref="TaskSettingsException">A name is malformed, or none is given and a proxy makes it impossible to know.</exception>
    public static IReadOnlyList<string> Of(SiteAddress address, WebConfig config)
    {
        if (!address.SignIn) return Loopback;
        var configured = Values(config, HostKeys.SiteNames);
        if (configured.FirstOrDefault(name => !IsName(name)) is { } malformed)
        {
            throw new TaskSettingsException(Words.Of(
                $"web.config: {HostKeys.SiteNames} has \"{malformed}\", which is no host name. Give names without scheme and port."));
        }

        if (configured.Count > 0) return [.. configured, .. Loopback];
        if (address.BehindProxy)
        {
            throw new TaskSettingsException(Words.Of(
                $"web.config: behind a proxy, {HostKeys.SiteNames} has to name the hosts that browsers use, such as grc.example.com."));
        }

        return [.. MachineNames(address), .. Loopback];
    }

    /// <summary>The proxies besides those on this machine whose forwarding headers count.</summary>
    /// <exception cref="TaskSettingsException">An address is malformed.</exception>
    public static IReadOnlyList<IPAddress> Proxies(WebConfig config) =>
    [
        .. Values(config, HostKeys.KnownProxies).Select(text => IPAddress.TryParse(text, out var address)
            ? address
            : throw new TaskSettingsException(Words.Of(
                $"web.config: {HostKeys.KnownProxies} has \"{text}\", which is no IP address."))),
    ];

    private static List<string> Values(WebConfig config, string key) =>
        [.. (config.Find(key) ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Whether a text is a host name, or a wildcard for names of a domain.</summary>
    internal static bool IsName(string name) =>
        Uri.CheckHostName(name.StartsWith("*.", StringComparison.Ordinal) ? name[2..] : name) != UriHostNameType.Unknown;

    private static HashSet<string> MachineNames(SiteAddress address)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { address.Url.Host, Dns.GetHostName() };
        var properties = IPGlobalProperties.GetIPGlobalProperties();
        if (properties.DomainName.Length > 0) names.Add($"{properties.HostName}.{properties.DomainName}");
        foreach (var unicast in NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses))
        {
            names.Add(unicast.Address.AddressFamily == AddressFamily.InterNetworkV6
                ? $"[{new IPAddress(unicast.Address.GetAddressBytes())}]"
                : unicast.Address.ToString());
        }

        return names;
    }
}
