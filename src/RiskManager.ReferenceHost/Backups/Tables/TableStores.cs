using LinqToDB.Data;
using Npgsql;

namespace RiskManager.ReferenceHost.Backups.Tables;

/// <summary>Chooses how whole tables are read and written by the database of a connection.</summary>
internal static class TableStores
{
    /// <summary>The table of the applied schema scripts: a restored database gets it from the scripts themselves.</summary>
    public const string SchemaTable = "schema_versions";

    /// <summary>The index of searches, which the host makes of the assets: it is in no backup, and made anew after a restore.</summary>
    public const string SearchTable = "asset_search";

    public static ITableStore For(DataConnection connection) =>
        connection.OpenDbConnection() is NpgsqlConnection ? new PostgresTables() : new SqliteTables();
}
