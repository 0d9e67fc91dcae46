using HostAdapter.VendorSdk;

namespace HostAdapter.InMemoryPlatform;

/// <summary>The organizational structure in memory, with the platform's own limits.</summary>
internal sealed class Organization(PlatformState state, UndoLog undo) : IOrganization
{
    private const int NameLength = 400;
    private const int HostAddressLength = 100;

    public IReadOnlyList<(string Name, bool Required)> CustomAttributes => [.. state.CustomAttributes.Select(attribute => (attribute.Key, attribute.Value))];

    public IReadOnlyList<PerimeterData> FindPerimeters(string name) =>
        [.. state.Perimeters.Values.Where(perimeter => perimeter.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))];

    public PerimeterData GetPerimeter(Guid id) => state.Perimeters[id];

    public void AddPerimeter(PerimeterData perimeter) => undo.Set(state.Perimeters, perimeter.Id, perimeter);

    public IReadOnlyList<AssetData> FindAssets(string source, IReadOnlyCollection<string> ids)
    {
        var found = new List<AssetData>();
        foreach (var id in ids)
        {
            if (state.Imported.TryGetValue((source, id), out var asset)) found.Add(state.Assets[asset]);
        }

        return found;
    }

    public IReadOnlyList<string> FindDeleted(string source, IReadOnlyCollection<string> ids) => [.. ids.Where(id => state.Deleted.ContainsKey((source, id)))];

    public IEnumerable<AssetData> AllAssets() => state.Assets.Values;

    public void Save(AssetData asset)
    {
        if (asset.Name.Length is 0 or > NameLength) throw new PlatformException($"A name has 1 to {NameLength} characters; \"{asset.Name}\" has {asset.Name.Length}.");
        if (asset.HostAddress?.Length > HostAddressLength)
            throw new PlatformException($"The host address of \"{asset.Name}\" has {asset.HostAddress.Length} characters; at most {HostAddressLength} are allowed.");
        undo.Set(state.Assets, asset.Id, asset);
        if (asset is not { Source: { } source, ExternalId: { } id }) return;
        undo.Set(state.Imported, (source, id), asset.Id);
        undo.Remove(state.Deleted, (source, id));
    }

    public void Delete(Guid asset)
    {
        var data = state.Assets[asset];
        foreach (var component in FindComponents([asset])) DeleteComponent(component.Id);
        undo.Remove(state.Assets, asset);
        if (data is not { Source: { } source, ExternalId: { } id }) return;
        undo.Remove(state.Imported, (source, id));
        undo.Set(state.Deleted, (source, id), data.Name);
    }

    public IReadOnlyList<ComponentData> FindComponents(IReadOnlyCollection<Guid> assets)
    {
        var found = new List<ComponentData>();
        foreach (var asset in assets)
        {
            if (state.ComponentsOfAsset.TryGetValue(asset, out var components)) found.AddRange(components.Select(component => state.Components[component]));
        }

        return found;
    }

    public void Save(ComponentData component)
    {
        if (!state.KnowledgeBases.ContainsKey(component.KnowledgeBaseId))
            throw new PlatformException($"There is no knowledge base {component.KnowledgeBaseId}, which \"{component.Name}\" names.");
        if (!state.Components.ContainsKey(component.Id)) SetComponents(component.Asset, components => [.. components, component.Id]);
        undo.Set(state.Components, component.Id, component);
    }

    public void DeleteComponent(Guid component)
    {
        SetComponents(state.Components[component].Asset, components => [.. components.Where(other => other != component)]);
        undo.Remove(state.Components, component);
    }

    public void AddCustomAttribute(string name, bool required) => undo.Set(state.CustomAttributes, name, required);

    private void SetComponents(Guid asset, Func<List<Guid>, List<Guid>> change) =>
        undo.Set(state.ComponentsOfAsset, asset, change(state.ComponentsOfAsset.TryGetValue(asset, out var components) ? components : []));
}
