using LinqToDB;
using LinqToDB.Data;
using Npgsql;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>
/// The index that finds a text anywhere in an asset. An import only notes which assets it wrote; the index is brought up to date in the
/// background, and a search reads the assets besides that are noted. What the index finds is compared with the asset again.
/// </summary>
internal sealed class SearchIndex(Database database)
{
    private const string Lock = "asset-search";
    private const int MaxChanges = 500;

    /// <summary>
    /// Brings some assets up to date, in one transaction. Waits for the end of a large import into an empty organization.
    /// </summary>
    /// <returns>Whether there is more to do.</returns>
    public async Task<bool> UpdateAsync(int maxAssets, CancellationToken cancellationToken)
    {
        if (!await database.ReadAsync(HasWork, cancellationToken) || !await database.HasListIndexesAsync(cancellationToken)) return false;
        return await database.WriteAsync(
            connection =>
            {
                database.AcquireAdvisoryLock(connection, Lock);
                AssetCounts.Fold(connection);
                return Update(connection, maxAssets);
            },
            cancellationToken);
    }

    /// <summary>
    /// The assets that may hold a text of three characters or more; those that are noted are among them, whatever they hold.
    /// </summary>
    /// <returns>Null when there are more than <paramref name="limit"/>.</returns>
    public static IReadOnlyCollection<long>? Find(DataConnection connection, string folded, int limit)
    {
        if (FindNoted(connection, limit) is not { } noted) return null;
        var found = Tables(connection).Find(SearchGrams.Wanted(folded), limit + 1);
        if (found.Count > limit) return null;
        noted.UnionWith(found);
        return noted;
    }

    /// <summary>The numbers that are noted; null when there are more than a limit.</summary>
    public static HashSet<long>? FindNoted(DataConnection connection, int limit)
    {
        var noted = new HashSet<long>();
        foreach (var change in connection.GetTable<SearchChangeRow>().Take(limit + 1).ToList())
        {
            if (change.LastId - change.FirstId >= limit) return null;
            for (var id = change.FirstId; id <= change.LastId; id++) noted.Add(id);
            if (noted.Count > limit) return null;
        }

        return noted;
    }

    private static bool HasWork(DataConnection connection) =>
        connection.GetTable<SearchChangeRow>().Any() || AssetCounts.AreMany(connection);

    private static bool Update(DataConnection connection, int maxAssets)
    {
        var changes = connection.GetTable<SearchChangeRow>().OrderBy(row => row.Id).Take(MaxChanges).ToList();
        var tables = Tables(connection);
        var left = maxAssets;
        foreach (var change in changes)
        {
            if (left <= 0) break;
            left -= Update(connection, tables, change, left);
        }

        return left <= 0 || changes.Count == MaxChanges;
    }

    /// <returns>The assets that were read.</returns>
    private static int Update(DataConnection connection, ISearchTables tables, SearchChangeRow change, int maxAssets)
    {
        var assets = connection.GetTable<AssetRow>().Where(row => row.Id >= change.FirstId && row.Id <= change.LastId)
            .OrderBy(row => row.Id).Take(maxAssets).ToList();
        if (assets.Count == 0 && change.FirstId == change.LastId) tables.Remove([change.FirstId]);
        if (assets.Count > 0) tables.Write([.. assets.Select(asset => (asset.Id, SearchGrams.Of(asset)))]);
        foreach (var asset in assets) SetAddressKey(connection, asset);
        var stored = connection.GetTable<SearchChangeRow>().Where(row => row.Id == change.Id);
        if (assets.Count == maxAssets && assets[^1].Id < change.LastId) stored.Set(row => row.FirstId, assets[^1].Id + 1).Update();
        else stored.Delete();
        return Math.Max(1, assets.Count);
    }

    /// <summary>Assets of earlier versions have none; an import that carries only one of both addresses knows half.</summary>
    private static void SetAddressKey(DataConnection connection, AssetRow asset)
    {
        var key = AddressKey.Of(asset.IpAddress, asset.HostAddress);
        if (key != asset.AddressKey)
            connection.GetTable<AssetRow>().Where(row => row.Id == asset.Id).Set(row => row.AddressKey, key).Update();
    }

    private static ISearchTables Tables(DataConnection connection) => connection.OpenDbConnection() is NpgsqlConnection
        ? new PostgresSearchTables(connection)
        : new SqliteSearchTables(connection);
}
