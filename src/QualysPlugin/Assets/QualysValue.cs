using QualysPlugin.Filters;

namespace QualysPlugin.Assets;

/// <summary>Turns what Qualys writes into values: placeholders count as absent, a DNS name's trailing dot goes (R3).</summary>
internal static class QualysValue
{
    private static readonly char[] ListSeparators = [',', ';', ' '];

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "No registered hostname",
        "No registered host name",
        "No registered DNS name",
        "No registered NetBIOS name",
        "No NetBIOS name",
        "Unknown",
        "N/A",
        "None",
        "Null",
        "-",
    };

    /// <summary>A NetBIOS name or an operating system; null when it is a placeholder.</summary>
    public static string? Name(string? value) => value is null || Placeholders.Contains(value) ? null : value;

    /// <summary>A DNS name without its trailing dot; null when it is a placeholder.</summary>
    public static string? DnsName(string? value)
    {
        var name = Name(value?.TrimEnd('.').TrimEnd());
        return name?.Length > 0 ? name : null;
    }

    /// <summary>A DNS name out of a host's name and its domain, which may be absent; null when the host's name is a placeholder.</summary>
    public static string? DnsName(string? hostName, string? domain)
    {
        if (DnsName(hostName) is not { } host || DnsName(domain)?.TrimStart('.') is not { Length: > 0 } suffix)
            return DnsName(hostName);
        return host.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase) ? host : host + "." + suffix;
    }

    /// <summary>
    /// The first address of a value that may be a list; null when it holds none. IPv4 wins over IPv6, which is written
    /// without a zone. Qualys' placeholder for a host that has an IPv6 address only counts as absent.
    /// </summary>
    public static string? IpAddress(string? ip, string? ipv6) => FirstAddress(ip) ?? FirstAddress(ipv6);

    private static string? FirstAddress(string? value)
    {
        if (value is null)
            return null;
        if (IsRealAddress(value))
            return value;
        foreach (var part in value.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries))
        {
            var address = WithoutZone(part);
            if (IsRealAddress(address))
                return address;
        }

        return null;
    }

    /// <summary>Qualys maps IPv6 addresses to IPv4 addresses of "this network", 0.0.0.0/8, which no host has.</summary>
    private static bool IsRealAddress(string address) =>
        IpRange.IsAddress(address) && !address.StartsWith("0.", StringComparison.Ordinal);

    private static string WithoutZone(string address)
    {
        var percent = address.IndexOf('%');
        return percent < 0 ? address : address.Substring(0, percent);
    }
}
