using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Platform.Writes;

/// <summary>What the mirror holds of the assets of a batch.</summary>
internal sealed class ExistingAssets
{
    /// <summary>The links to the platform.</summary>
    public Dictionary<AssetKey, PlatformAssetRow> Links { get; } = [];

    /// <summary>The assets as they were last.</summary>
    public Dictionary<AssetKey, AssetRow> Rows { get; } = [];

    /// <summary>The components on the platform, by asset and key.</summary>
    public Dictionary<(AssetKey Asset, string Key), PlatformComponentRow> Components { get; } = [];

    /// <summary>The paths of the assets' perimeters, by the number of the perimeter.</summary>
    public Dictionary<long, string> Perimeters { get; } = [];

    /// <summary>Whether a committed batch created the asset.</summary>
    public bool IsKnown(AssetKey key) => Links.ContainsKey(key) && Rows.ContainsKey(key);
}
