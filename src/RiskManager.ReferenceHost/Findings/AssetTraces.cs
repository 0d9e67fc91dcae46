using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Findings;

/// <summary>What people did to an imported asset, so that it must not be removed.</summary>
internal static class AssetTraces
{
    /// <summary>Says each thing that people did; none: nobody touched the asset.</summary>
    public static IReadOnlyList<LocalizedText> Find(DataConnection connection, AssetRow asset)
    {
        var actions = (HandActions)asset.HandActions;
        var traces = new List<LocalizedText>();
        if (asset.HandEdited != 0) traces.Add(Words.Of($"its fields were edited"));
        if (actions.HasFlag(HandActions.Moved)) traces.Add(Words.Of($"it was moved"));
        if (actions.HasFlag(HandActions.Copied)) traces.Add(Words.Of($"it was copied"));
        if (connection.GetTable<ComponentRow>().Any(row => row.AssetId == asset.Id && !row.Imported))
            traces.Add(Words.Of($"it has asset components that people added"));
        if (connection.GetTable<DeletedComponentRow>().Any(row => row.AssetId == asset.Id))
            traces.Add(Words.Of($"asset components were deleted from it"));
        if (connection.GetTable<CustomValueRow>().Any(row => row.AssetId == asset.Id && row.ByHand))
            traces.Add(Words.Of($"it has attributes that people filled in"));
        return traces;
    }
}
