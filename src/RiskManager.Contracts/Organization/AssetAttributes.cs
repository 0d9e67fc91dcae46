namespace RiskManager.Contracts;

/// <summary>
/// The names of the attributes in the import XML that hold what a scanner knows about a technology asset. In the host they are
/// attributes of the asset type <em>Technology</em> (Objects and Attributes), none of them marked required.
/// </summary>
public static class AssetAttributes
{
    /// <summary>The DNS name, text.</summary>
    public const string DnsName = "dnsName";

    /// <summary>The NetBIOS name, text.</summary>
    public const string NetBiosName = "netBiosName";

    /// <summary>The IP address, text.</summary>
    public const string IpAddress = "ipAddress";

    /// <summary>The operating system as the scanner names it, text.</summary>
    public const string OperatingSystem = "operatingSystem";

    /// <summary>All of them, in the order of the import XML.</summary>
    public static IReadOnlyList<string> All { get; } = [DnsName, NetBiosName, IpAddress, OperatingSystem];
}
