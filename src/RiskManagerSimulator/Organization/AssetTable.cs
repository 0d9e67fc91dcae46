namespace RiskManagerSimulator.Organization;

/// <summary>The assets, with indexes over their names and the texts of their custom attributes.</summary>
internal sealed class AssetTable : Table<Asset>
{
    private readonly TextIndex _names = new();
    private readonly Dictionary<string, TextIndex> _attributes = new(StringComparer.Ordinal);

    public IEnumerable<Asset> NamedLike(string start) => _names.StartingWith(start).Select(Existing);

    public IEnumerable<Asset> Named(string name) => _names.Equal(name).Select(Existing);

    /// <summary>Assets whose attribute has this text, in any case.</summary>
    public IEnumerable<Asset> WithAttribute(string variable, string text) =>
        _attributes.TryGetValue(variable, out var index) ? index.Equal(text).Select(Existing) : [];

    /// <summary>Assets whose attribute begins with this text, in any case.</summary>
    public IEnumerable<Asset> WithAttributeLike(string variable, string start) =>
        _attributes.TryGetValue(variable, out var index) ? index.StartingWith(start).Select(Existing) : [];

    protected override void OnAdded(Asset item)
    {
        _names.Add(item.Name, item.Id);
        foreach (var (variable, value) in item.CustomAttributes)
        {
            if (value is not string text)
                continue;
            if (!_attributes.TryGetValue(variable, out var index))
                _attributes[variable] = index = new TextIndex();
            index.Add(text, item.Id);
        }
    }

    protected override void OnRemoved(Asset item)
    {
        _names.Remove(item.Name, item.Id);
        foreach (var (variable, value) in item.CustomAttributes)
        {
            if (value is string text)
                _attributes[variable].Remove(text, item.Id);
        }
    }

    private Asset Existing(Guid id) => Find(id)!;
}
