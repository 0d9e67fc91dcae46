namespace QualysPlugin.Findings;

/// <summary>What two assets may have in common, the hardest first.</summary>
internal enum IdentifierKind
{
    CloudId,
    SerialNumber,
    HardwareUuid,
    AgentId,
    AssetId,
    DnsName,
    NetBiosName,
}
