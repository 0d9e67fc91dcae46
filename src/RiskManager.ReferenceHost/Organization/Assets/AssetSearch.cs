using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Search;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>
/// Pages of assets. A list is read from where the last page ended along an index of its perimeter, so a page of a million assets costs what
/// one of ten thousand does; several perimeters are merged. What a search finds is read through its own index, if it is little.
/// </summary>
internal sealed class AssetSearch(Database database)
{
    private const int IdsOfQuery = 500;

    public Task<AssetPage> FindAsync(AssetQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, query), cancellationToken);

    /// <summary>Counts what a query finds on all its pages.</summary>
    public Task<long> CountAsync(AssetQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Count(connection, query), cancellationToken);

    /// <summary>The numbers of all assets that a query finds.</summary>
    public static IEnumerable<long> FindIds(DataConnection connection, AssetQuery query) =>
        AssetCandidates.Find(connection, query) is { } few
            ? Among(connection, query, few).SelectMany(assets => assets.Select(row => row.Id).ToList())
            : AssetFilters.Matching(connection, query, query.Perimeters).Select(row => row.Id);

    private static AssetPage Find(DataConnection connection, AssetQuery query)
    {
        var isBack = query.Before is not null;
        var order = new AssetOrder(query.Column, query.Descending ^ isBack);
        var after = query.Before ?? query.After;
        var found = (AssetCandidates.Find(connection, query) is { } few
                ? Among(connection, query, few).SelectMany(order.Read)
                    .Where(asset => after is null || order.Compare(asset.Position, after) > 0)
                : Parts(query).SelectMany(part => FindIn(connection, query, order, after, part)))
            .Order(order).Take(query.Size + 1).ToList();
        var hasMore = found.Count > query.Size;
        if (hasMore) found.RemoveAt(query.Size);
        if (isBack) found.Reverse();
        return new AssetPage(found, found.Count > 0 && (hasMore || isBack) ? found[^1].Position : null)
        {
            Previous = found.Count > 0 && (isBack ? hasMore : after is not null) ? found[0].Position : null,
        };
    }

    private static long Count(DataConnection connection, AssetQuery query)
    {
        if (query.IsEverything) return AssetCounts.Of(connection, query.Perimeters);
        return AssetCandidates.Find(connection, query) is { } few
            ? Among(connection, query, few).Sum(assets => assets.LongCount())
            : Parts(query).Sum(part => AssetFilters.Matching(connection, query, part).LongCount());
    }

    /// <summary>
    /// The perimeters that are read at once: each on its own along its index. Assets with findings are few, so they are sorted instead.
    /// </summary>
    private static IEnumerable<IReadOnlyList<long>> Parts(AssetQuery query) =>
        query.FindingKind is null ? query.Perimeters.Select(perimeter => new[] { perimeter }) : [query.Perimeters];

    private static IEnumerable<IQueryable<AssetRow>> Among(DataConnection connection, AssetQuery query, IReadOnlyCollection<long> few) =>
        few.Chunk(IdsOfQuery).Select(ids => AssetFilters.Matching(connection, query, query.Perimeters).Where(row => ids.Contains(row.Id)));

    private static List<FoundAsset> FindIn(
        DataConnection connection, AssetQuery query, AssetOrder order, AssetPosition? after, IReadOnlyList<long> perimeters)
    {
        var matching = AssetFilters.Matching(connection, query, perimeters);
        var wanted = query.Size + 1;
        if (after is null) return order.Read(order.Sort(matching).Take(wanted));

        // Two reads, because no database walks an index along "(key = k and id > i) or key > k" from its middle.
        var beside = order.Read(order.BesideAfter(matching, after).Take(wanted));
        return beside.Count == wanted ? beside : [.. beside, .. order.Read(order.Beyond(matching, after).Take(wanted - beside.Count))];
    }
}
