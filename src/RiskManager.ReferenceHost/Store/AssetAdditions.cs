using LinqToDB.Data;

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
        var group = new StatementGroup(connection);
        Record(group, assets);
        group.Run();
    }

    /// <summary>The same as statements of a group.</summary>
    public static void Record(StatementGroup group, IReadOnlyCollection<(long Asset, long Perimeter)> assets)
    {
        foreach (var (first, last) in Ranges(assets.Select(asset => asset.Asset).Order()))
            group.Add("INSERT INTO search_changes (first_id, last_id) VALUES (@first, @last)", ("first", first), ("last", last));
        foreach (var (perimeter, count) in assets.CountBy(asset => asset.Perimeter))
        {
            group.Add(
                "INSERT INTO asset_counts (perimeter_id, assets) VALUES (@perimeter, @assets)",
                ("perimeter", perimeter), ("assets", (long)count));
        }
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
