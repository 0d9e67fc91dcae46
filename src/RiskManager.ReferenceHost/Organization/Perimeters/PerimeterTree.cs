using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Perimeters;

/// <summary>A perimeter in the tree.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">The names from the top of the tree down to it.</param>
/// <param name="Responsible">The person responsible for it; null when there is none.</param>
/// <param name="Children">Its sub-perimeters, by name.</param>
internal sealed record PerimeterNode(long Id, string Name, string Path, string? Responsible, IReadOnlyList<PerimeterNode> Children)
{
    /// <summary>The perimeter and everything below it.</summary>
    public IEnumerable<PerimeterNode> WithBelow() => Children.SelectMany(child => child.WithBelow()).Prepend(this);
}

/// <summary>All perimeters as a tree. There are few of them, however many assets they hold.</summary>
internal sealed class PerimeterTree(Database database)
{
    public Task<IReadOnlyList<PerimeterNode>> ReadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PerimeterNode>>(
            connection =>
            {
                var people = connection.GetTable<PersonRow>().ToDictionary(row => row.Id, row => row.Name);
                var rows = connection.GetTable<PerimeterRow>().OrderBy(row => row.NameKey).ToList().ToLookup(row => row.ParentId);
                return Below(null, "");

                List<PerimeterNode> Below(long? parent, string path) =>
                [
                    .. rows[parent].Select(row => new PerimeterNode(
                        row.Id, row.Name, path + row.Name, row.ResponsibleId is { } id ? people.GetValueOrDefault(id) : null,
                        Below(row.Id, $"{path}{row.Name} / "))),
                ];
            },
            cancellationToken);
}
