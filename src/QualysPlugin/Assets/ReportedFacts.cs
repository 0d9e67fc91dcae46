namespace QualysPlugin.Assets;

/// <summary>What recent reports know about a host (R11), the newest report's word for each value.</summary>
/// <param name="DnsName">The DNS name.</param>
/// <param name="NetBiosName">The NetBIOS name.</param>
/// <param name="OperatingSystem">The operating system.</param>
/// <param name="OperatingSystemCpe">The CPE name of that operating system, or of one that no report names.</param>
internal sealed record ReportedFacts(
    ReportedValue DnsName, ReportedValue NetBiosName, ReportedValue OperatingSystem, ReportedValue OperatingSystemCpe);
