using LinqToDB.Data;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Store;

/// <summary>The host's database: opens connections, and lets one writer at a time through.</summary>
internal sealed class Database : IDisposable
{
    // SQLite lets one writer in and has the others poll. In this process they queue instead, so that a heartbeat is
    // never starved by an import that commits without a pause.
    private readonly SemaphoreSlim _writers = new(1, 1);
    private readonly DatabaseOptions _options;

    private Database(DatabaseOptions options) => _options = options;

    /// <summary>Opens the database; creates it, or brings it to this version, where needed.</summary>
    public static async Task<Database> OpenAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        var database = new Database(options);
        await StoreFaults.TranslateAsync(options, async () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Path))!);
            await using var connection = database.OpenConnection();
            if (SchemaMigration.IsUpToDate(connection)) return;
            await database.WriteAsync(connection, SchemaMigration.Apply, cancellationToken);
        });
        return database;
    }

    /// <summary>Opens a connection, for one thread at a time.</summary>
    public DataConnection OpenConnection() => StoreFaults.Translate(_options, () => SqliteConnections.Open(_options));

    /// <summary>Reads on a thread of the pool; the database library has no asynchronous calls of its own.</summary>
    public Task<T> ReadAsync<T>(Func<DataConnection, T> read, CancellationToken cancellationToken) =>
        StoreFaults.TranslateAsync(_options, () => Task.Run(() =>
        {
            using var connection = OpenConnection();
            return read(connection);
        }, cancellationToken));

    /// <summary>Reads on a connection that the caller keeps.</summary>
    public Task<T> ReadAsync<T>(DataConnection connection, Func<DataConnection, T> read, CancellationToken cancellationToken) =>
        StoreFaults.TranslateAsync(_options, () => Task.Run(() => read(connection), cancellationToken));

    /// <summary>Writes in one transaction on a connection of its own.</summary>
    public async Task<T> WriteAsync<T>(Func<DataConnection, T> write, CancellationToken cancellationToken)
    {
        await using var connection = OpenConnection();
        return await WriteAsync(connection, write, cancellationToken);
    }

    /// <summary>Writes in one transaction on a connection that the caller keeps: all of it or nothing.</summary>
    public Task<T> WriteAsync<T>(DataConnection connection, Func<DataConnection, T> write, CancellationToken cancellationToken) =>
        StoreFaults.TranslateAsync(_options, async () =>
        {
            await _writers.WaitAsync(cancellationToken);
            try
            {
                await SqliteTransaction.BeginAsync(connection, _options.BusyTimeout, cancellationToken);
                return await Task.Run(() => SqliteTransaction.Complete(connection, write), CancellationToken.None);
            }
            finally
            {
                _writers.Release();
            }
        });

    /// <summary>Streams rows from a connection of its own.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<DataConnection, IEnumerable<T>> read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = OpenConnection();
        using var rows = StoreFaults.Translate(_options, () => read(connection).GetEnumerator());
        while (StoreFaults.Translate(_options, rows.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rows.Current;
        }
    }

    public void Dispose() => _writers.Dispose();
}
