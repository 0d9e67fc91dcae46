using LinqToDB;
using LinqToDB.Data;
using Npgsql;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// The indices that sort the lists of assets (scripts 071-version-0.1, 088-asset-search). A large import into an empty organization drops
/// them and builds them at its end: that costs a fraction of three entries in random places for every asset. Until then a page of a list
/// is sorted when it is asked for.
/// </summary>
internal static class ListIndexes
{
    /// <summary>A large import begins with a document of at least this many assets.</summary>
    private const int MinLargeImport = 500;

    /// <summary>An organization with more assets keeps its indices: building them again would cost more than keeping them up.</summary>
    private const int MaxInEmptyOrganization = 1_000;

    // A second thread sorts beside the one that reads. Each thread sorts as much at a time as the cache is large, and a larger one costs
    // memory without sparing time: 2 MB take 6 MB more than no index, 32 MB take 85. The sample of the statistics tells as much as all
    // entries of an index would, and takes no time. All of it ends with the connection.
    private const string RoomOfFile = "PRAGMA threads = 2; PRAGMA cache_size = -2048; PRAGMA analysis_limit = 400";
    private const string RoomOfServer = "SET LOCAL maintenance_work_mem = '128MB'";

    private static readonly (string Name, string Key)[] All =
    [
        ("assets_by_name", "lower(coalesce(name, ''))"), ("assets_by_address", "coalesce(address_key, '')"),
        ("assets_by_operating_system", "lower(coalesce(operating_system, ''))"),
    ];

    /// <summary>In the transaction of an import's first batch: drops them for a large import into an empty organization.</summary>
    /// <param name="connection">The connection with the transaction.</param>
    /// <param name="assets">The assets of the batch.</param>
    public static void SuspendForLargeImport(DataConnection connection, int assets)
    {
        if (assets < MinLargeImport) return;
        if (connection.GetTable<AssetRow>().Take(MaxInEmptyOrganization).Count() == MaxInEmptyOrganization) return;
        foreach (var (name, _) in All) connection.Run($"DROP INDEX IF EXISTS {name}");
    }

    /// <summary>Whether none is missing.</summary>
    public static bool Exist(DataConnection connection, IDatabaseDialect dialect) =>
        All.All(index => dialect.Exists(connection, index.Name));

    /// <summary>
    /// On a connection of its own: builds those that are missing, and has the database learn what the table that was just filled holds.
    /// </summary>
    /// <param name="connection">The connection with the transaction.</param>
    /// <returns>How many there are.</returns>
    public static int Build(DataConnection connection)
    {
        connection.Run(connection.OpenDbConnection() is NpgsqlConnection ? RoomOfServer : RoomOfFile);
        foreach (var (name, key) in All)
            connection.Run($"CREATE INDEX IF NOT EXISTS {name} ON assets (perimeter_id, {key})");
        connection.Run("ANALYZE assets");
        return All.Length;
    }
}
