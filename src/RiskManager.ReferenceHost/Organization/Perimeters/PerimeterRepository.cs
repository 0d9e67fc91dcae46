using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Perimeters;

/// <summary>The tree of perimeters.</summary>
internal sealed class PerimeterRepository(Database database) : IPerimeterRepository
{
    public const int NameLength = 200;

    public Task<IReadOnlyList<Perimeter>> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Perimeter>>(
            connection =>
                [.. Named(connection, name).Select(row => new Perimeter(row.Name, Path(connection, row), Responsible(connection, row)))],
            cancellationToken);

    public static List<PerimeterRow> Named(DataConnection connection, string name)
    {
        var group = new StatementGroup(connection);
        var rows = Named(group, name);
        group.Run();
        return rows;
    }

    /// <summary>The perimeters of a name, after the group has run.</summary>
    public static List<PerimeterRow> Named(StatementGroup group, string name) => group.Add(
        "SELECT id, parent_id, name, name_key, responsible_id, created_run FROM perimeters WHERE name_key = @key ORDER BY id",
        row => new PerimeterRow
        {
            Id = row.GetInt64(0),
            ParentId = row.IsDBNull(1) ? null : row.GetInt64(1),
            Name = row.GetString(2),
            NameKey = row.GetString(3),
            ResponsibleId = row.IsDBNull(4) ? null : row.GetInt64(4),
            CreatedRun = row.IsDBNull(5) ? null : row.GetString(5),
        },
        ("key", NameKey.Of(name)));

    /// <summary>Creates a perimeter at the top of the tree.</summary>
    public static PerimeterRow Create(DataConnection connection, string name, long? responsibleId, string? runId)
    {
        var row = new PerimeterRow { Name = name.Trim(), NameKey = NameKey.Of(name), ResponsibleId = responsibleId, CreatedRun = runId };
        return row with { Id = connection.InsertWithInt64Identity(row) };
    }

    /// <summary>The perimeter at a path of names from the top of the tree; those that are missing are created.</summary>
    public static PerimeterRow FindOrCreateAt(DataConnection connection, IReadOnlyList<string> path)
    {
        PerimeterRow? row = null;
        foreach (var name in path) row = FindOrCreateBelow(connection, row?.Id, name);
        return row ?? throw new ArgumentException("A path has at least one name.", nameof(path));
    }

    public static string Path(DataConnection connection, PerimeterRow row)
    {
        var path = row.Name;
        while (row.ParentId is { } parentId)
        {
            row = connection.GetTable<PerimeterRow>().Single(parent => parent.Id == parentId);
            path = $"{row.Name} / {path}";
        }

        return path;
    }

    private static PerimeterRow FindOrCreateBelow(DataConnection connection, long? parent, string name)
    {
        var key = NameKey.Of(name);
        var named = connection.GetTable<PerimeterRow>().Where(row => row.NameKey == key);
        var found = parent is null
            ? named.FirstOrDefault(row => row.ParentId == null)
            : named.FirstOrDefault(row => row.ParentId == parent);
        if (found is not null) return found;
        var row = new PerimeterRow { ParentId = parent, Name = name, NameKey = key };
        return row with { Id = connection.InsertWithInt64Identity(row) };
    }

    private static string? Responsible(DataConnection connection, PerimeterRow row) =>
        connection.GetTable<PersonRow>().Where(person => person.Id == row.ResponsibleId).Select(person => person.Name).FirstOrDefault();
}
