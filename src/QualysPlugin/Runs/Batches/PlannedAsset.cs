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
    AssetRecord Asset, PlannedAction Action, StoredAsset? Stored, PlannedComponent? Component = null, long? Fingerprint = null)
{
    /// <summary>Whether the host has to keep anything of it.</summary>
    public bool IsWritten => Action != PlannedAction.Unchanged || Fingerprint is not null;

    /// <summary>Whether values are replaced that the platform holds. A new component beside them is an addition.</summary>
    public bool ReplacesValues => Action == PlannedAction.Recreate
        || (Action == PlannedAction.Update
            && (Component?.Change is { OldValue: not null } || !AssetComparison.IsUnchanged(Stored!, Asset)));

    /// <summary>Whether the asset had a NetBIOS or DNS name that the host does not have any more.</summary>
    public bool LosesName => Action == PlannedAction.Update
        && ((!string.IsNullOrEmpty(Stored!.NetBiosName) && Asset.NetBiosName is null)
            || (!string.IsNullOrEmpty(Stored.DnsName) && Asset.DnsName is null));
}
