namespace RiskManagerSimulator.Organization;

/// <summary>Everything that the platform keeps. Callers hold <see cref="Lock"/> while they read or change it.</summary>
internal sealed class OrganizationStore(TimeProvider time)
{
    private DateTimeOffset _latestChange;

    public Lock Lock { get; } = new();

    public AssetTable Assets { get; } = new();

    public ComponentTable Components { get; } = new();

    public PerimeterTable Perimeters { get; } = new();

    public Table<Person> People { get; } = new();

    public Table<PersonGroup> Groups { get; } = new();

    public Table<KnowledgeBase> KnowledgeBases { get; } = new();

    /// <summary>The custom attributes of assets by variable name.</summary>
    public SortedDictionary<string, AttributeDefinition> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>A change of this moment, later than every change before.</summary>
    public Change NextChange(string login)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        _latestChange = now > _latestChange ? now : _latestChange.AddMilliseconds(1);
        return new Change(_latestChange, login);
    }

    /// <summary>The path of an asset, its own name last.</summary>
    public string PathOf(Asset asset) => Perimeters.PathOf(asset.PerimeterId) + PerimeterTable.Separator + asset.Name;

    public Person? ResponsibleOf(Guid? personId) => personId is { } id ? People.Find(id) : null;

    /// <summary>The attribute that the API knows by this name; null when there is none or it is not published.</summary>
    public AttributeDefinition? FindPublished(string variable) =>
        Attributes.TryGetValue(variable, out var definition) && definition.IsPublished ? definition : null;

    /// <summary>The required attributes that an asset leaves blank.</summary>
    public IEnumerable<string> BlankRequired(Asset asset) =>
        Attributes.Values.Where(definition => definition.IsRequired && !asset.CustomAttributes.ContainsKey(definition.VariableName))
            .Select(definition => definition.VariableName);

    /// <summary>Whether another asset of the perimeter has this name.</summary>
    public bool IsNameTaken(Asset asset) =>
        Assets.Named(asset.Name).Any(other => other.PerimeterId == asset.PerimeterId && other.Id != asset.Id);

    /// <summary>The perimeter with this path; those of its perimeters that are missing are created.</summary>
    public Perimeter AddPath(string path)
    {
        Perimeter? perimeter = null;
        foreach (var name in path.Split(PerimeterTable.Separator, StringSplitOptions.TrimEntries))
        {
            var below = perimeter?.Id;
            perimeter = Perimeters.ChildrenOf(below).FirstOrDefault(child => child.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (perimeter is null)
                Perimeters.Add(perimeter = new Perimeter(Guid.NewGuid(), below, name));
        }

        return perimeter!;
    }

    /// <summary>Removes an asset and its components.</summary>
    public void Delete(Asset asset)
    {
        foreach (var component in Components.Of(asset.Id).ToList())
            Components.Remove(component);
        Assets.Remove(asset);
    }
}
