using LinqToDB.Data;
using Npgsql;

namespace RiskManager.ReferenceHost.Backups.Tables;

/// <summary>Chooses how whole tables are read and written by the database of a connection.</summary>
internal static class TableStores
{
    /// <summary>The table of the applied schema scripts: a restored database gets it from the scripts themselves.</summary>
    public const string SchemaTable = "schema_versions";

    public static ITableStore For(DataConnection connection) =>
        connection.OpenDbConnection() is NpgsqlConnection ? new PostgresTables() : new SqliteTables();
}
