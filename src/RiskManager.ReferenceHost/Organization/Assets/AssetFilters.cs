using System.Linq.Expressions;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Search;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>What a query finds, whatever its order.</summary>
internal static class AssetFilters
{
    /// <summary>The assets in some perimeters that a query finds.</summary>
    public static IQueryable<AssetRow> Matching(DataConnection connection, AssetQuery query, IReadOnlyList<long> perimeters)
    {
        var assets = perimeters is [var perimeter]
            ? connection.GetTable<AssetRow>().Where(row => row.PerimeterId == perimeter)
            : connection.GetTable<AssetRow>().Where(row => perimeters.Contains(row.PerimeterId));
        return Matching(connection, query, assets);
    }

    private static IQueryable<AssetRow> Matching(DataConnection connection, AssetQuery query, IQueryable<AssetRow> assets)
    {
        if (query.FindingKind is { } kind) assets = WithFindings(connection, assets, kind);
        if (query.BlankAttribute is { } attribute) assets = WithBlank(connection, assets, attribute);
        return SearchText.Parse(query.Search) is { } text ? assets.Where(Holds(text)) : assets;
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

    private static IQueryable<AssetRow> WithBlank(DataConnection connection, IQueryable<AssetRow> assets, string attribute)
    {
        var key = NameKey.Of(attribute);
        var values = connection.GetTable<CustomValueRow>();
        return assets.Where(row => connection.GetTable<CustomAttributeRow>().Any(named =>
            named.NameKey == key && named.TypeId == row.TypeId
            && !values.Any(value => value.AssetId == row.Id && value.AttributeId == named.Id && value.Value != "")));
    }

    private static Expression<Func<AssetRow, bool>> Holds(SearchText text)
    {
        if (text.Anywhere is not { } anywhere) return HasKey(text);
        return row => FoldedText.Holds(row.Name, anywhere) || FoldedText.Holds(row.DnsName!, anywhere)
            || FoldedText.Holds(row.NetBiosName!, anywhere) || FoldedText.Holds(row.HostAddress!, anywhere)
            || FoldedText.Holds(row.IpAddress!, anywhere) || FoldedText.Holds(row.OperatingSystem!, anywhere)
            || FoldedText.Holds(row.ImportId!, anywhere);
    }

    private static Expression<Func<AssetRow, bool>> HasKey(SearchText text)
    {
        var conditions = text.Addresses.Select(InRange).ToList();
        if (text.Prefix is { } prefix) conditions.Add(BeginsWith(prefix));
        var asset = conditions[0].Parameters[0];
        return Expression.Lambda<Func<AssetRow, bool>>(
            conditions.Select(condition => new Renaming(condition.Parameters[0], asset).Visit(condition.Body)).Aggregate(Expression.OrElse),
            asset);
    }

    /// <summary>Whether the address lies in a range.</summary>
    public static Expression<Func<AssetRow, bool>> InRange(KeyRange range)
    {
        var (from, to) = (range.From, range.To);
        return row => FoldedText.IsAtOrAfter(AddressKey.OrBlank(row.AddressKey), from)
            && FoldedText.IsBefore(AddressKey.OrBlank(row.AddressKey), to);
    }

    /// <summary>Whether the name begins with a folded text.</summary>
    public static Expression<Func<AssetRow, bool>> BeginsWith(string prefix)
    {
        var end = prefix + FoldedText.Last;
        return row => FoldedText.IsAtOrAfter(FoldedText.Fold(row.Name), prefix) && FoldedText.IsBefore(FoldedText.Fold(row.Name), end);
    }

    private sealed class Renaming(ParameterExpression parameter, ParameterExpression name) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? name : base.VisitParameter(node);
    }
}
