using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>A host with the decision what is done with it.</summary>
/// <param name="Asset">The asset as Qualys describes it.</param>
/// <param name="Action">The decision.</param>
/// <param name="Stored">What the host holds; null when it holds nothing, or when its fingerprint says that nothing differs.</param>
/// <param name="Component">Its asset component; null when the task makes none.</param>
/// <param name="Fingerprint">What the host is to keep so that the next run needs no comparison; null when nothing new.</param>
internal sealed record PlannedAsset(
    AssetRecord Asset, PlannedAction Action, StoredAsset? Stored, PlannedComponent? Component = null, long? Fingerprint = null);
