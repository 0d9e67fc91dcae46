namespace RiskManager.Contracts;

/// <summary>What a task found about one asset, or about two that are likely one machine.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Key">The asset; of two, the one that is no longer listed.</param>
public sealed record AssetFinding(FindingKind Kind, AssetKey Key)
{
    /// <summary>The identity in the same source that the machine likely has now; null unless <see cref="FindingKind.Identity"/>.</summary>
    public string? OtherId { get; init; }

    /// <summary>
    /// What both have in common, as <c>findings</c> spells it: <c>cloudId</c>, <c>serialNumber</c>, <c>hardwareUuid</c>,
    /// <c>agentId</c>, <c>assetId</c>, <c>dnsName</c>, <c>netBiosName</c>. Empty unless the kind is <see cref="FindingKind.Identity"/>.
    /// </summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>Whether a hard identifier is shared; names alone make it likely, not certain.</summary>
    public bool IsCertain { get; init; }

    /// <summary>For <see cref="FindingKind.Stale"/>, the days without a scan, at least; otherwise null.</summary>
    public int? Days { get; init; }
}
