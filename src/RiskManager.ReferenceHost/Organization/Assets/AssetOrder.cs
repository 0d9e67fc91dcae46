using System.Linq.Expressions;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>The order of a list of assets: a key that an index of each perimeter has, then the number.</summary>
internal sealed class AssetOrder(AssetColumn column, bool descending) : IComparer<FoundAsset>
{
    private static readonly Expression<Func<AssetRow, string, FoundAsset>> Shape = (asset, key) => new FoundAsset(
        asset.Id, key, asset.Name, asset.HostAddress, asset.OperatingSystem, asset.PerimeterId, asset.SourceId, asset.ImportId,
        asset.DnsName, asset.NetBiosName, asset.IpAddress);

    private readonly Expression<Func<AssetRow, string>> _key = column switch
    {
        AssetColumn.HostAddress => row => AddressKey.OrBlank(row.AddressKey),
        AssetColumn.OperatingSystem => row => FoldedText.Fold(row.OperatingSystem),
        _ => row => FoldedText.Fold(row.Name),
    };

    public int Compare(FoundAsset? x, FoundAsset? y) => Compare(x!.Position, y!.Position);

    public int Compare(AssetPosition left, AssetPosition right)
    {
        var keys = FoldedText.Order(left.Key, right.Key);
        var compared = keys == 0 ? left.Id.CompareTo(right.Id) : keys;
        return descending ? -compared : compared;
    }

    public IQueryable<AssetRow> Sort(IQueryable<AssetRow> rows) => descending
        ? rows.OrderByDescending(_key).ThenByDescending(row => row.Id)
        : rows.OrderBy(_key).ThenBy(row => row.Id);

    /// <summary>
    /// Those with the key of a position that come after it, sorted by the number alone: told to sort by a key that is the same for all,
    /// SQLite sorts every one of them.
    /// </summary>
    public IQueryable<AssetRow> BesideAfter(IQueryable<AssetRow> rows, AssetPosition after)
    {
        var same = rows.Where(Compare(key => key == after.Key));
        return descending
            ? same.Where(row => row.Id < after.Id).OrderByDescending(row => row.Id)
            : same.Where(row => row.Id > after.Id).OrderBy(row => row.Id);
    }

    /// <summary>Those whose key comes after that of a position, sorted.</summary>
    public IQueryable<AssetRow> Beyond(IQueryable<AssetRow> rows, AssetPosition after) => Sort(rows.Where(
        descending ? Compare(key => FoldedText.IsBefore(key, after.Key)) : Compare(key => FoldedText.IsAfter(key, after.Key))));

    public List<FoundAsset> Read(IQueryable<AssetRow> rows)
    {
        var row = _key.Parameters[0];
        var body = new Replacement(Shape.Parameters[0], row).Visit(new Replacement(Shape.Parameters[1], _key.Body).Visit(Shape.Body));
        return [.. rows.Select(Expression.Lambda<Func<AssetRow, FoundAsset>>(body, row))];
    }

    private Expression<Func<AssetRow, bool>> Compare(Expression<Func<string, bool>> condition) =>
        Expression.Lambda<Func<AssetRow, bool>>(
            new Replacement(condition.Parameters[0], _key.Body).Visit(condition.Body), _key.Parameters[0]);

    private sealed class Replacement(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : base.VisitParameter(node);
    }
}
