using LinqToDB.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>A write transaction that waits for its turn without holding a thread, and can be cancelled while it waits.</summary>
internal static class SqliteTransaction
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task BeginAsync(DataConnection connection, TimeSpan busyTimeout, CancellationToken cancellationToken)
    {
        var handle = connection.Handle();
        var waitUntil = TimeProvider.System.GetTimestamp() + (long)(busyTimeout.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var code = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK) return;
            var busy = code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;
            if (!busy || TimeProvider.System.GetTimestamp() >= waitUntil) SqliteException.ThrowExceptionForRC(code, handle);
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Does the work and commits; rolls back when the work or the commit fails.</summary>
    public static T Complete<T>(DataConnection connection, Func<DataConnection, T> write)
    {
        var handle = connection.Handle();
        try
        {
            var result = write(connection);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(handle, "COMMIT"), handle);
            return result;
        }
        catch
        {
            // After some failures SQLite has rolled back already; then this does nothing.
            _ = raw.sqlite3_exec(handle, "ROLLBACK");
            throw;
        }
    }
}
