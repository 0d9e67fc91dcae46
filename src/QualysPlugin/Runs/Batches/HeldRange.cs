using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>What the platform holds of a range of a listing.</summary>
/// <param name="Ids">The IDs, in ascending order.</param>
/// <param name="Held">What it holds of each; null where nothing.</param>
internal sealed record HeldRange(List<long> Ids, AssetFingerprint?[] Held);
