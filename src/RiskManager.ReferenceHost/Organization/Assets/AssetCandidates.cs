using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Organization.Search;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>
/// The few assets that a search may find, read along an index whatever the order of the list. Where there are many, a page is soon full:
/// the list is read in its order instead.
/// </summary>
internal static class AssetCandidates
{
    /// <summary>So many are read, compared and sorted in the time of some pages.</summary>
    private const int MaxFew = 1_000;

    /// <returns>Null when nothing is looked for, or many may be found.</returns>
    public static IReadOnlyCollection<long>? Find(DataConnection connection, AssetQuery query)
    {
        if (SearchText.Parse(query.Search) is not { } text) return null;
        return text.Anywhere is { } anywhere ? SearchIndex.Find(connection, anywhere, MaxFew) : FindByKey(connection, query, text);
    }

    private static HashSet<long>? FindByKey(DataConnection connection, AssetQuery query, SearchText text)
    {
        // Addresses of assets that are noted may not have their keys yet.
        if (SearchIndex.FindNoted(connection, MaxFew) is not { } found) return null;
        foreach (var perimeter in query.Perimeters)
        {
            var assets = connection.GetTable<AssetRow>().Where(row => row.PerimeterId == perimeter);
            foreach (var range in text.Addresses) found.UnionWith(Few(assets.Where(AssetFilters.InRange(range))));
            if (text.Prefix is { } prefix) found.UnionWith(Few(assets.Where(AssetFilters.BeginsWith(prefix))));
            if (found.Count > MaxFew) return null;
        }

        return found;
    }

    private static List<long> Few(IQueryable<AssetRow> assets) => [.. assets.Take(MaxFew + 1).Select(row => row.Id)];
}
