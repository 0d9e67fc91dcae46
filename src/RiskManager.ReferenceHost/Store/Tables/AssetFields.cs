namespace RiskManager.ReferenceHost.Store.Tables;

/// <summary>Fields of an asset as bits: those that a document carries, those that people edited. Stored; never renumber.</summary>
[Flags]
internal enum AssetFields
{
    None = 0,
    Name = 1,
    Description = 1 << 1,
    HostAddress = 1 << 2,
    Relevance = 1 << 3,
    AnalysisFrequency = 1 << 4,
    Responsible = 1 << 5,
    Criticality = 1 << 6,
    Latitude = 1 << 7,
    Longitude = 1 << 8,
    Location = 1 << 9,
    DnsName = 1 << 10,
    NetBiosName = 1 << 11,
    IpAddress = 1 << 12,
    OperatingSystem = 1 << 13,
}
