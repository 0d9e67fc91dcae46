using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Platform.Mirror;

/// <summary>The perimeters of the platform that hold imported assets, by their paths. Each is looked up once a transaction.</summary>
internal sealed class MirrorPerimeters(DataConnection connection)
{
    private readonly Dictionary<long, PerimeterRow> _rows = [];
    private readonly Dictionary<string, PerimeterRow> _byPath = new(StringComparer.Ordinal);

    /// <summary>The names from the top of the tree down to a perimeter.</summary>
    public IReadOnlyList<string> PathOf(long id)
    {
        var names = new List<string>();
        for (long? next = id; next is { } current;)
        {
            if (!_rows.TryGetValue(current, out var row))
                _rows[current] = row = connection.GetTable<PerimeterRow>().Single(perimeter => perimeter.Id == current);
            names.Insert(0, row.Name);
            next = row.ParentId;
        }

        return names;
    }

    /// <summary>The perimeter at a path; it is added, with those above it, where the mirror has none.</summary>
    public PerimeterRow FindOrAdd(IReadOnlyList<string> path)
    {
        var text = string.Join('\n', path);
        if (_byPath.TryGetValue(text, out var known)) return known;
        return _byPath[text] = PerimeterRepository.FindOrCreateAt(connection, path);
    }
}
