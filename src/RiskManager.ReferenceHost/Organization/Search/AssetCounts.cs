using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>
/// How many assets perimeters have. Every change adds a row, which is summed up when it is asked for, and again in the background, so
/// that there are few.
/// </summary>
internal static class AssetCounts
{
    private const int MaxRows = 500;
    private const int MaxFolded = 20_000;

    public static long Of(DataConnection connection, IReadOnlyList<long> perimeters) =>
        connection.GetTable<AssetCountRow>().Where(row => perimeters.Contains(row.PerimeterId)).Sum(row => (long?)row.Assets) ?? 0;

    public static bool AreMany(DataConnection connection) => connection.GetTable<AssetCountRow>().Take(MaxRows).Count() == MaxRows;

    /// <summary>Makes one row a perimeter of many.</summary>
    public static void Fold(DataConnection connection)
    {
        var rows = connection.GetTable<AssetCountRow>().Take(MaxFolded).ToList();
        if (rows.Count < MaxRows) return;
        foreach (var ids in rows.Select(row => row.Id).Chunk(MaxRows))
            connection.GetTable<AssetCountRow>().Where(row => ids.Contains(row.Id)).Delete();
        foreach (var perimeter in rows.GroupBy(row => row.PerimeterId))
        {
            var assets = perimeter.Sum(row => row.Assets);
            if (assets != 0) connection.Insert(new AssetCountRow { PerimeterId = perimeter.Key, Assets = assets });
        }
    }
}
