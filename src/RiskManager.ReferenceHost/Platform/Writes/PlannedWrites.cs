using RiskManager.Contracts;
using RiskManager.Rest.Writing;

namespace RiskManager.ReferenceHost.Platform.Writes;

/// <summary>What a batch writes to the platform, and what a person has to do.</summary>
/// <param name="Writes">A write for each asset.</param>
/// <param name="Findings">What the API cannot do.</param>
internal sealed record PlannedWrites(IReadOnlyList<AssetWrite> Writes, IReadOnlyList<ManualFinding> Findings);

/// <summary>Something that the platform's API cannot do, so a person has to.</summary>
/// <param name="Key">The asset.</param>
/// <param name="Subject">Tells several findings about one asset apart.</param>
/// <param name="Reason">What has to be done and why; null: nothing any more.</param>
internal sealed record ManualFinding(AssetKey Key, string Subject, LocalizedText? Reason);
