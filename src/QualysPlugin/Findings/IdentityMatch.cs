namespace QualysPlugin.Findings;

/// <summary>Two host IDs that are likely one machine (R36).</summary>
/// <param name="GoneId">The one that Qualys does not list any more.</param>
/// <param name="ListedId">The one that it lists.</param>
/// <param name="Shared">What both have in common, and nobody else has; the hardest first.</param>
internal sealed record IdentityMatch(long GoneId, long ListedId, IReadOnlyList<IdentifierKind> Shared)
{
    /// <summary>Whether they have more than names in common.</summary>
    public bool IsCertain => Shared[0] < IdentifierKind.DnsName;

    /// <summary>What both have in common, as the seam spells it.</summary>
    public IReadOnlyList<string> SharedNames => [.. Shared.Select(kind => kind switch
    {
        IdentifierKind.CloudId => "cloudId",
        IdentifierKind.SerialNumber => "serialNumber",
        IdentifierKind.HardwareUuid => "hardwareUuid",
        IdentifierKind.AgentId => "agentId",
        IdentifierKind.AssetId => "assetId",
        IdentifierKind.DnsName => "dnsName",
        _ => "netBiosName",
    })];
}
