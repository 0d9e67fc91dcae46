using System.Data.Common;
using System.Runtime.CompilerServices;
using LinqToDB.Data;
using Medallion.Threading;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>The host's database: opens connections, reads, and writes in transactions.</summary>
internal sealed class Database : IDisposable
{
    private readonly IDatabaseDialect _dialect;

    private Database(IDatabaseDialect dialect) => _dialect = dialect;

    /// <summary>Opens the database; creates or upgrades it if needed. A new embedded database gets sample data.</summary>
    public static async Task<Database> OpenAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        var dialect = options.CreateDialect();
        try
        {
            await StoreFaults.TranslateAsync(dialect, async () =>
            {
                await using var connection = dialect.Open();
                if (!SchemaMigration.IsUpToDate(connection, dialect))
                    await dialect.WriteAsync(
                        connection, writing => CreateOrUpgrade(writing, dialect, options.HasSamples), cancellationToken);
            });
            return new Database(dialect);
        }
        catch
        {
            dialect.Dispose();
            throw;
        }
    }

    /// <summary>Uses a database as it is: creates nothing, upgrades nothing, and may be of any version.</summary>
    /// <exception cref="HostStoreException">There is no file.</exception>
    public static Database OpenAsIs(DatabaseOptions options)
    {
        var dialect = options.CreateDialect();
        return options.IsMissing
            ? throw new HostStoreException(Words.Of($"There is no database {dialect.Shown}."))
            : new Database(dialect);
    }

    /// <summary>The server's connections, where several hosts on several machines can use the database; else null.</summary>
    public DbDataSource? Server => _dialect.Server;

    /// <summary>Whether several hosts on several machines can use the database.</summary>
    public bool IsShared => Server is not null;

    /// <summary>This process, among all that use the database.</summary>
    public ProcessIdentity Process => _dialect.Process;

    /// <summary>The number of the last schema script that was applied; 0: no host has been there.</summary>
    public int ReadSchema(DataConnection connection) => SchemaMigration.Version(connection, _dialect);

    /// <summary>Whether the schema is the one of this version of the host, and no script was changed since it was applied.</summary>
    /// <exception cref="HostStoreException">An applied script was changed since.</exception>
    public bool HasCurrentSchema(DataConnection connection) => SchemaMigration.IsUpToDate(connection, _dialect);

    /// <summary>Opens a connection, for one thread at a time.</summary>
    public DataConnection OpenConnection() => StoreFaults.Translate(_dialect, _dialect.Open);

    /// <summary>Reads on a thread of the pool; SQLite has no asynchronous calls of its own.</summary>
    public Task<T> ReadAsync<T>(Func<DataConnection, T> read, CancellationToken cancellationToken) =>
        StoreFaults.TranslateAsync(_dialect, () => Task.Run(() =>
        {
            using var connection = OpenConnection();
            return read(connection);
        }, cancellationToken));

    /// <summary>Reads on a connection that the caller keeps.</summary>
    public Task<T> ReadAsync<T>(DataConnection connection, Func<DataConnection, T> read, CancellationToken cancellationToken) =>
        StoreFaults.TranslateAsync(_dialect, () => Task.Run(() => read(connection), cancellationToken));

    /// <summary>Writes in one transaction on a connection of its own; after a transient conflict the work is done again.</summary>
    public async Task<T> WriteAsync<T>(Func<DataConnection, T> write, CancellationToken cancellationToken)
    {
        await using var connection = OpenConnection();
        return await WriteAsync(connection, write, cancellationToken);
    }

    /// <summary>Writes in one transaction on a connection that the caller keeps: all of it or nothing.</summary>
    public Task<T> WriteAsync<T>(DataConnection connection, Func<DataConnection, T> write, CancellationToken cancellationToken) =>
        StoreFaults.TranslateAsync(_dialect, () => _dialect.WriteAsync(connection, write, cancellationToken));

    /// <summary>
    /// Inside a transaction: waits for the lock of a key and holds it until the transaction ends, across all processes. Code that reads
    /// first and writes what follows from it needs the lock, because PostgreSQL has many writers at a time.
    /// </summary>
    public void AcquireAdvisoryLock(DataConnection connection, string key) => _dialect.AcquireAdvisoryLock(connection, key);

    /// <summary>The same as a statement of a group, whose later statements see what the lock waited for.</summary>
    public void AcquireAdvisoryLock(StatementGroup group, string key) => _dialect.AcquireAdvisoryLock(group, key);

    /// <summary>Takes a lock that dies with its process; null when somebody else holds it until the time is over.</summary>
    public Task<IDistributedSynchronizationHandle?> TryLockAsync(string name, TimeSpan timeout, CancellationToken cancellationToken) =>
        StoreFaults.TranslateAsync(_dialect, () => _dialect.TryLockAsync(name, timeout, cancellationToken));

    /// <summary>The key of the process that holds a lock, where a process can hold one without being alive; else null.</summary>
    public Task<string?> FindLockHolderAsync(string name, CancellationToken cancellationToken) =>
        ReadAsync(connection => _dialect.FindLockHolder(connection, name), cancellationToken);

    /// <summary>Ends the sessions of another process, with their transactions and locks.</summary>
    public Task EndSessionsAsync(string processKey, CancellationToken cancellationToken) =>
        ReadAsync(
            connection =>
            {
                _dialect.EndSessions(connection, processKey);
                return true;
            },
            cancellationToken);

    /// <summary>The time that all processes share: the server's where there is one, else this machine's.</summary>
    public DateTimeOffset Now(DataConnection connection, TimeProvider clock) => _dialect.Now(connection, clock);

    /// <summary>Builds the indices of the lists that a large import left out; does nothing when they are there.</summary>
    public async Task BuildListIndexesAsync(CancellationToken cancellationToken)
    {
        if (!await HasListIndexesAsync(cancellationToken)) await WriteAsync(ListIndexes.Build, cancellationToken);
    }

    /// <summary>
    /// Whether the lists of assets have their indices: always, except while a large import into an empty organization runs.
    /// </summary>
    public Task<bool> HasListIndexesAsync(CancellationToken cancellationToken) =>
        ReadAsync(connection => ListIndexes.Exist(connection, _dialect), cancellationToken);

    /// <summary>Streams rows from a connection of its own.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Func<DataConnection, IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = OpenConnection();
        using var rows = StoreFaults.Translate(_dialect, () => read(connection).GetEnumerator());
        while (StoreFaults.Translate(_dialect, rows.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rows.Current;
        }
    }

    public void Dispose() => _dialect.Dispose();

    /// <returns>Whether the database is new.</returns>
    private static bool CreateOrUpgrade(DataConnection connection, IDatabaseDialect dialect, bool hasSamples)
    {
        var isNew = SchemaMigration.Apply(connection, dialect);
        if (isNew && hasSamples && dialect.Server is null) SampleData.Insert(connection);
        return isNew;
    }
}
