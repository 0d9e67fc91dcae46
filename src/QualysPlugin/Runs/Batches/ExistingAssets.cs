using QualysPlugin.Completeness;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>What the host holds of a batch: nothing under an ID, an asset to compare, or one that needs no comparison.</summary>
internal sealed class ExistingAssets
{
    private readonly HostIdSet _unchanged = new();
    private readonly Dictionary<string, StoredAsset> _stored = new(StringComparer.Ordinal);

    /// <summary>The assets that were looked up in full, and those that people deleted.</summary>
    public IReadOnlyCollection<StoredAsset> Stored => _stored.Values;

    /// <summary>Whether the host holds exactly what the task would write.</summary>
    public bool IsUnchanged(long id) => _unchanged.Contains(id);

    /// <summary>The asset to compare; null when the host holds nothing, or what the task would write.</summary>
    public StoredAsset? Find(string id) => _stored.TryGetValue(id, out var asset) ? asset : null;

    public void AddUnchanged(long id) => _unchanged.Add(id);

    public void Add(StoredAsset asset) => _stored[asset.Key.Id] = asset;
}
