namespace QualysPlugin.Assets;

/// <summary>The field <c>hostaddress</c>: it follows Qualys' tracking method of the host.</summary>
internal static class HostAddress
{
    /// <summary>The host's limit of the field <c>hostaddress</c>.</summary>
    public const int MaxLength = 100;

    /// <summary>
    /// IP → the address; DNS → the DNS name; NETBIOS → the NetBIOS name; agents and cloud hosts → the DNS name, else the
    /// address. A value that is absent or too long gives way to the next.
    /// </summary>
    public static string? Choose(string? trackingMethod, string? ipAddress, string? dnsName, string? netBiosName) =>
        Is(trackingMethod, "IP") ? FirstThatFits(ipAddress, dnsName, netBiosName)
        : Is(trackingMethod, "DNS") ? FirstThatFits(dnsName, netBiosName, ipAddress)
        : Is(trackingMethod, "NETBIOS") ? FirstThatFits(netBiosName, dnsName, ipAddress)
        : FirstThatFits(dnsName, ipAddress, netBiosName);

    private static bool Is(string? trackingMethod, string name) => string.Equals(trackingMethod, name, StringComparison.OrdinalIgnoreCase);

    private static string? FirstThatFits(string? first, string? second, string? third) =>
        Fits(first) ? first : Fits(second) ? second : Fits(third) ? third : null;

    private static bool Fits(string? value) => value is not null && value.Length <= MaxLength;
}
