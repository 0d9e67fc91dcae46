namespace RiskManagerSimulator.Organization;

/// <summary>The components, also by asset.</summary>
internal sealed class ComponentTable : Table<Component>
{
    private readonly Dictionary<Guid, List<Guid>> _byAsset = [];

    /// <summary>The components of an asset, the oldest first.</summary>
    public IEnumerable<Component> Of(Guid assetId) =>
        _byAsset.TryGetValue(assetId, out var ids) ? ids.Select(id => Find(id)!) : [];

    protected override void OnAdded(Component item)
    {
        if (!_byAsset.TryGetValue(item.AssetId, out var ids))
            _byAsset[item.AssetId] = ids = [];
        ids.Add(item.Id);
    }

    protected override void OnRemoved(Component item) => _byAsset[item.AssetId].Remove(item.Id);
}
