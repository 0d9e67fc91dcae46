using System.Globalization;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>Opens SQLite the way that the host needs it.</summary>
internal static class SqliteConnections
{
    // FULL: each commit is on the disk before it counts as done, so a power cut loses no committed batch (R24).
    // A negative cache size is in KiB: 4 MB for each of the few connections of a run, however large the database is (R25). An import
    // passes through the database in one direction, so it would not use a larger cache.
    private const string Pragmas =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -4096;
        PRAGMA wal_autocheckpoint = 4000;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA temp_store = FILE;
        PRAGMA foreign_keys = ON;
        """;

    private const long PageBytes = 4096;

    private static readonly LinqToDB.DataProvider.IDataProvider Provider = SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft);

    public static DataConnection Open(SqliteOptions options)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.Path,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, Pragmas);
            if (options.SizeLimitMegabytes is { } limit)
            {
                var pages = limit * 1024L * 1024 / PageBytes;
                Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));
            }

            return new StoreConnection(Provider, connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The handle for prepared statements, which are several times faster than commands with parameters.</summary>
    public static sqlite3 Handle(this DataConnection connection) => ((SqliteConnection)connection.OpenDbConnection()).Handle!;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
