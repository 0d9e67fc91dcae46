using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// Records new assets for the counts of perimeters and the index of searches, in the transaction that inserts them: a row or two for a
/// whole batch. Assets that change or go are recorded by triggers (script 088-asset-search), which would cost an import something for
/// each row.
/// </summary>
internal static class AssetAdditions
{
    /// <param name="connection">The connection with the transaction.</param>
    /// <param name="assets">The numbers of the new assets and of their perimeters.</param>
    public static void Record(DataConnection connection, IReadOnlyCollection<(long Asset, long Perimeter)> assets)
    {
        foreach (var (first, last) in Ranges(assets.Select(asset => asset.Asset).Order()))
            connection.Insert(new SearchChangeRow { FirstId = first, LastId = last });
        foreach (var (perimeter, count) in assets.CountBy(asset => asset.Perimeter))
            connection.Insert(new AssetCountRow { PerimeterId = perimeter, Assets = count });
    }

    private static List<(long First, long Last)> Ranges(IEnumerable<long> ids)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var id in ids)
        {
            if (ranges.Count > 0 && ranges[^1].Last == id - 1) ranges[^1] = ranges[^1] with { Last = id };
            else ranges.Add((id, id));
        }

        return ranges;
    }
}
