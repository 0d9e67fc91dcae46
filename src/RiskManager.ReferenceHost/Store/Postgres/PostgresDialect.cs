using System.Data.Common;
using LinqToDB.Data;
using LinqToDB.DataProvider.PostgreSQL;
using Medallion.Threading;
using Npgsql;

namespace RiskManager.ReferenceHost.Store.Postgres;

/// <summary>A PostgreSQL server: many writers at a time, several hosts on one database.</summary>
internal sealed class PostgresDialect : IDatabaseDialect
{
    /// <summary>How often a transaction is tried if it conflicts: a deadlock, or the same name added at the same moment.</summary>
    private const int MaxTries = 4;

    private static readonly LinqToDB.DataProvider.IDataProvider Provider = PostgreSQLTools.GetDataProvider(PostgreSQLVersion.v13);

    private readonly NpgsqlDataSource _source;
    private readonly PostgresLockSessions _lockSessions;
    private readonly PostgresLocks _locks;
    private readonly PostgresOptions _options;

    public PostgresDialect(PostgresOptions options)
    {
        _options = options;
        var connection = PostgresConnectionString.Complete(options, Process);
        Shown = $"\"{connection.Database}\" of the PostgreSQL server {connection.Host}:{connection.Port}";
        _source = NpgsqlDataSource.Create(connection);
        _lockSessions = new PostgresLockSessions(_source, connection);
        _locks = new PostgresLocks(_lockSessions);
    }

    public ProcessIdentity Process { get; } = ProcessIdentity.New();

    public string Shown { get; }

    public DbDataSource Server => _source;

    public DataConnection Open()
    {
        var connection = _source.OpenConnection();
        return new StoreConnection(Provider, connection);
    }

    public Task<T> WriteAsync<T>(DataConnection connection, Func<DataConnection, T> write, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                for (var attempt = 1; ; attempt++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    try
                    {
                        using var transaction = connection.BeginTransaction();
                        var result = write(connection);
                        transaction.Commit();
                        return result;
                    }
                    catch (PostgresException conflict) when (attempt < MaxTries && PostgresFaults.IsTransient(conflict))
                    {
                        // Rolled back. The next try sees what the other transaction wrote.
                    }
                }
            },
            cancellationToken);

    public bool Exists(DataConnection connection, string tableOrIndex) =>
        connection.Text("SELECT to_regclass(@name)::text", ("@name", tableOrIndex)) is not null;

    public string Translate(string script) => PostgresSchema.Translate(DialectSections.Keep(script, DialectSections.Postgres));

    public void AcquireAdvisoryLock(StatementGroup group, string key) =>
        group.Add("SELECT pg_advisory_xact_lock(hashtextextended(@key, 0))", _ => true, ("key", key));

    public Task<IDistributedSynchronizationHandle?> TryLockAsync(string name, TimeSpan timeout, CancellationToken cancellationToken) =>
        _locks.TryAcquireAsync(name, timeout, cancellationToken);

    public string? FindLockHolder(DataConnection connection, string name) => PostgresLocks.FindHolder(connection, name);

    public void EndSessions(DataConnection connection, string processKey) => PostgresLocks.EndSessions(connection, processKey);

    public DateTimeOffset Now(DataConnection connection, TimeProvider clock) =>
        DateTimeOffset.FromUnixTimeMilliseconds(connection.Execute<long>("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint"));

    public StoreFault Explain(Exception exception) => PostgresFaults.Explain(_options, exception);

    public void Dispose()
    {
        _lockSessions.Dispose();
        _source.Dispose();
    }
}
