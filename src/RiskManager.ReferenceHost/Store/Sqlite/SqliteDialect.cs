using System.Data.Common;
using LinqToDB.Data;
using Medallion.Threading;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>The embedded database: one file, one writer at a time.</summary>
internal sealed class SqliteDialect(SqliteOptions options) : IDatabaseDialect
{
    // SQLite lets one writer in and makes the others poll. Writers of this process queue instead, so that an import that commits
    // without a pause does not starve the others.
    private readonly SemaphoreSlim _writers = new(1, 1);

    public ProcessIdentity Process { get; } = ProcessIdentity.New();

    public string Shown => options.Path;

    public DbDataSource? Server => null;

    public DataConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Path))!);
        return SqliteConnections.Open(options);
    }

    public async Task<T> WriteAsync<T>(DataConnection connection, Func<DataConnection, T> write, CancellationToken cancellationToken)
    {
        await _writers.WaitAsync(cancellationToken);
        try
        {
            await SqliteTransaction.BeginAsync(connection, options.BusyTimeout, cancellationToken);
            return await Task.Run(() => SqliteTransaction.Complete(connection, write), CancellationToken.None);
        }
        finally
        {
            _writers.Release();
        }
    }

    public bool Exists(DataConnection connection, string tableOrIndex) =>
        connection.Text("SELECT name FROM sqlite_master WHERE name = @name", ("@name", tableOrIndex)) is not null;

    public string Translate(string script) => DialectSections.Keep(script, DialectSections.Sqlite);

    public void AcquireAdvisoryLock(StatementGroup group, string key)
    {
        // The transaction already holds the only write lock that there is.
    }

    public Task<IDistributedSynchronizationHandle?> TryLockAsync(string name, TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.FromResult<IDistributedSynchronizationHandle?>(FileLock.TryOpen(Path.Combine(LockFolder, $"{name}.lock")));

    // The lock file is closed when its process ends, so nobody has to find out who holds it.
    public string? FindLockHolder(DataConnection connection, string name) => null;

    public void EndSessions(DataConnection connection, string processKey)
    {
        // There are no sessions.
    }

    public DateTimeOffset Now(DataConnection connection, TimeProvider clock) => clock.GetUtcNow();

    public StoreFault Explain(Exception exception) => SqliteFaults.Explain(options, exception);

    public void Dispose() => _writers.Dispose();

    private string LockFolder => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.Path))!, "locks");
}
