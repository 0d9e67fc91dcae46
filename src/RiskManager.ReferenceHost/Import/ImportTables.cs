using LinqToDB.Data;
using Npgsql;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Import.Tables.Postgres;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;

namespace RiskManager.ReferenceHost.Import;

/// <summary>Chooses the bulk operations of an import by the database of a connection.</summary>
internal static class ImportTables
{
    public static IImportTables For(DataConnection connection) => connection.OpenDbConnection() is NpgsqlConnection
        ? new PostgresImportTables(connection)
        : new SqliteImportTables(connection);
}
