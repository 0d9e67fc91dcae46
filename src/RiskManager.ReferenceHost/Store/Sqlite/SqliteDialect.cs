using System.Data.Common;
using LinqToDB.Data;
using Medallion.Threading;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;

namespace RiskManager.ReferenceHost.Store.Sqlite;

/// <summary>The embedded database: one file, one writer at a time.</summary>
internal sealed class SqliteDialect(SqliteOptions options) : IDatabaseDialect
{
    // SQLite lets one writer in and has the others poll. In this process they queue instead, so that a heartbeat is
    // never starved by an import that commits without a pause.
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
        connection.Execute<int>("SELECT count(*) FROM sqlite_master WHERE name = @name", new DataParameter("name", tableOrIndex)) > 0;

    public string Translate(string script) => script;

    public void TakeTurn(DataConnection connection, string key)
    {
        // A transaction begins by taking the only turn that there is.
    }

    public Task<IDistributedSynchronizationHandle?> TryLockAsync(string name, TimeSpan timeout, CancellationToken cancellationToken) =>
        Task.FromResult<IDistributedSynchronizationHandle?>(FileLock.TryOpen(Path.Combine(LockFolder, $"{name}.lock")));

    // A file is open for as long as its process lives, and one machine's processes need not guess about each other.
    public string? FindLockHolder(DataConnection connection, string name) => null;

    public void EndSessions(DataConnection connection, string processKey)
    {
        // There are no sessions.
    }

    public DateTimeOffset Now(DataConnection connection, TimeProvider clock) => clock.GetUtcNow();

    public IImportTables ImportTables(DataConnection connection) => new SqliteImportTables(connection);

    public LocalizedText Explain(Exception exception) => SqliteFaults.Explain(options, exception);

    public void Dispose() => _writers.Dispose();

    private string LockFolder => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(options.Path))!, "locks");
}
