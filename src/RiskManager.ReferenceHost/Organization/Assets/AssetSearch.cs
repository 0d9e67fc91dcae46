using System.Linq.Expressions;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>
/// Pages of assets. Every page is read from where the last one ended along an index of its perimeter, so a page of a
/// million assets costs what one of ten thousand does; several perimeters are merged.
/// </summary>
internal sealed class AssetSearch(Database database)
{
    public Task<AssetPage> FindAsync(AssetQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Find(connection, query), cancellationToken);

    /// <summary>Counts what a query finds on all its pages, up to one more than <see cref="AssetQuery.MaxCounted"/>.</summary>
    public Task<int> CountAsync(AssetQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Count(connection, query), cancellationToken);

    private static AssetPage Find(DataConnection connection, AssetQuery query)
    {
        var order = Comparer<FoundAsset>.Create((left, right) =>
        {
            var keys = FoldedText.Order(left.Key, right.Key);
            var compared = keys == 0 ? left.Id.CompareTo(right.Id) : keys;
            return query.Descending ? -compared : compared;
        });
        var found = Parts(query).SelectMany(part => FindIn(connection, query, part)).Order(order)
            .Take(query.Size + 1).ToList();
        if (found.Count <= query.Size) return new AssetPage(found, null);
        found.RemoveAt(query.Size);
        return new AssetPage(found, new AssetPosition(found[^1].Key, found[^1].Id));
    }

    /// <summary>
    /// The perimeters that are read at once: each on its own along its index. Assets with findings are few, so they are sorted instead.
    /// </summary>
    private static IEnumerable<IReadOnlyList<long>> Parts(AssetQuery query) =>
        query.FindingKind is null ? query.Perimeters.Select(perimeter => new[] { perimeter }) : [query.Perimeters];

    private static List<FoundAsset> FindIn(DataConnection connection, AssetQuery query, IReadOnlyList<long> perimeters)
    {
        var key = KeyOf(query.Column);
        var matching = Matching(connection, query, key, perimeters);
        if (query.After is not { } after) return Read(Sorted(matching, key, query.Descending), key, query.Size + 1);

        // Two reads, because no database walks an index along "(key = k and id > i) or key > k" from its middle.
        var same = matching.Where(Same(key, after.Key));

        // By the number alone: told to sort by a key that is the same for all, SQLite sorts every one of them.
        var equal = Read(
            query.Descending
                ? same.Where(row => row.Id < after.Id).OrderByDescending(row => row.Id)
                : same.Where(row => row.Id > after.Id).OrderBy(row => row.Id),
            key,
            query.Size + 1);
        if (equal.Count > query.Size) return equal;
        var beyond = matching.Where(query.Descending ? Before(key, after.Key) : After(key, after.Key));
        return [.. equal, .. Read(Sorted(beyond, key, query.Descending), key, query.Size + 1 - equal.Count)];
    }

    private static int Count(DataConnection connection, AssetQuery query)
    {
        var key = KeyOf(query.Column);
        var counted = 0;
        foreach (var part in Parts(query))
        {
            counted += Matching(connection, query, key, part).Take(AssetQuery.MaxCounted + 1 - counted).Count();
            if (counted > AssetQuery.MaxCounted) break;
        }

        return counted;
    }

    private static IQueryable<AssetRow> Matching(
        DataConnection connection, AssetQuery query, Expression<Func<AssetRow, string>> key, IReadOnlyList<long> perimeters)
    {
        var assets = perimeters is [var perimeter]
            ? connection.GetTable<AssetRow>().Where(row => row.PerimeterId == perimeter)
            : connection.GetTable<AssetRow>().Where(row => perimeters.Contains(row.PerimeterId));
        if (query.FindingKind is { } kind) assets = WithFindings(connection, assets, kind);
        if (string.IsNullOrWhiteSpace(query.BeginsWith)) return assets;
        var from = FoldedText.Of(query.BeginsWith.Trim());
        return assets.Where(AtOrAfter(key, from)).Where(Before(key, from + FoldedText.Last));
    }

    private static IQueryable<AssetRow> WithFindings(DataConnection connection, IQueryable<AssetRow> assets, string kind)
    {
        var found =
            from finding in connection.GetTable<FindingRow>()
            from source in connection.GetTable<SourceRow>().InnerJoin(source => source.Name == finding.Source)
            from asset in connection.GetTable<AssetRow>()
                .InnerJoin(asset => asset.SourceId == source.Id && asset.ImportId == finding.ImportId)
            where finding.DismissedAt == null && (kind == AssetQuery.AnyFinding || finding.Kind == kind)
            select asset.Id;
        return assets.Where(row => found.Contains(row.Id));
    }

    private static IQueryable<AssetRow> Sorted(IQueryable<AssetRow> rows, Expression<Func<AssetRow, string>> key, bool descending) =>
        descending ? rows.OrderByDescending(key).ThenByDescending(row => row.Id) : rows.OrderBy(key).ThenBy(row => row.Id);

    private static List<FoundAsset> Read(IQueryable<AssetRow> rows, Expression<Func<AssetRow, string>> key, int pageSize)
    {
        var row = key.Parameters[0];
        Expression<Func<AssetRow, string, FoundAsset>> shape = (asset, folded) =>
            new FoundAsset(
                asset.Id, folded, asset.Name, asset.HostAddress, asset.OperatingSystem, asset.PerimeterId, asset.SourceId, asset.ImportId,
                asset.DnsName, asset.NetBiosName, asset.IpAddress);
        var body = new Replacement(shape.Parameters[0], row).Visit(new Replacement(shape.Parameters[1], key.Body).Visit(shape.Body));
        return [.. rows.Take(pageSize).Select(Expression.Lambda<Func<AssetRow, FoundAsset>>(body, row))];
    }

    private static Expression<Func<AssetRow, string>> KeyOf(AssetColumn column) => column switch
    {
        AssetColumn.HostAddress => row => FoldedText.Fold(row.HostAddress),
        AssetColumn.OperatingSystem => row => FoldedText.Fold(row.OperatingSystem),
        _ => row => FoldedText.Fold(row.Name),
    };

    private static Expression<Func<AssetRow, bool>> Same(Expression<Func<AssetRow, string>> key, string value) =>
        Compare(key, folded => folded == value);

    private static Expression<Func<AssetRow, bool>> After(Expression<Func<AssetRow, string>> key, string value) =>
        Compare(key, folded => FoldedText.IsAfter(folded, value));

    private static Expression<Func<AssetRow, bool>> AtOrAfter(Expression<Func<AssetRow, string>> key, string value) =>
        Compare(key, folded => FoldedText.IsAtOrAfter(folded, value));

    private static Expression<Func<AssetRow, bool>> Before(Expression<Func<AssetRow, string>> key, string value) =>
        Compare(key, folded => FoldedText.IsBefore(folded, value));

    private static Expression<Func<AssetRow, bool>> Compare(
        Expression<Func<AssetRow, string>> key, Expression<Func<string, bool>> condition) =>
        Expression.Lambda<Func<AssetRow, bool>>(
            new Replacement(condition.Parameters[0], key.Body).Visit(condition.Body), key.Parameters[0]);

    private sealed class Replacement(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : base.VisitParameter(node);
    }
}
