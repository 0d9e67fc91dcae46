using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>A host with the decision what is done with it.</summary>
/// <param name="Asset">The asset that Qualys tells of.</param>
/// <param name="Action">The decision.</param>
/// <param name="Stored">What the host holds; null when it holds nothing.</param>
/// <param name="Component">Its asset component; null when the task makes none.</param>
internal sealed record PlannedAsset(AssetRecord Asset, PlannedAction Action, StoredAsset? Stored, PlannedComponent? Component = null);
