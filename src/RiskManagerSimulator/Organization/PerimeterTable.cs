namespace RiskManagerSimulator.Organization;

/// <summary>The perimeters, a tree.</summary>
internal sealed class PerimeterTable : Table<Perimeter>
{
    /// <summary>What is between two names of a path.</summary>
    public const string Separator = " > ";

    private readonly Dictionary<Guid, string> _paths = [];

    /// <summary>The names from the top to this perimeter.</summary>
    public string PathOf(Guid id)
    {
        if (_paths.TryGetValue(id, out var known))
            return known;
        var perimeter = Find(id)!;
        var path = perimeter.ParentId is { } parent ? PathOf(parent) + Separator + perimeter.Name : perimeter.Name;
        _paths[id] = path;
        return path;
    }

    /// <summary>The perimeters directly below one, or at the top.</summary>
    public IEnumerable<Perimeter> ChildrenOf(Guid? parentId) => All.Where(perimeter => perimeter.ParentId == parentId);

    /// <summary>The perimeter with this path; null when there is none. Names are compared in any case.</summary>
    public Perimeter? FindByPath(string path) =>
        All.FirstOrDefault(perimeter => PathOf(perimeter.Id).Equals(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>The number of perimeters above one.</summary>
    public int DepthOf(Guid? id)
    {
        var depth = 0;
        for (var next = id; next is { } above; next = Find(above)!.ParentId)
            depth++;
        return depth;
    }

    /// <summary>The number of levels below a perimeter.</summary>
    public int HeightOf(Guid id) => ChildrenOf(id).Select(child => 1 + HeightOf(child.Id)).DefaultIfEmpty().Max();

    /// <summary>Whether a perimeter is another one or below it.</summary>
    public bool IsWithin(Guid? id, Guid other)
    {
        for (var next = id; next is { } above; next = Find(above)!.ParentId)
        {
            if (above == other)
                return true;
        }

        return false;
    }

    protected override void OnAdded(Perimeter item) => _paths.Clear();

    protected override void OnRemoved(Perimeter item) => _paths.Clear();
}
