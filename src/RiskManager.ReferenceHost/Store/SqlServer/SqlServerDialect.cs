using System.Data.Common;
using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SqlServer;
using Microsoft.Data.SqlClient;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Import.SqlServer;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Store.SqlServer;

/// <summary>A SQL Server: many writers at a time, several hosts on one database. Checked by a parser, not tried on a server.</summary>
internal sealed class SqlServerDialect : IDatabaseDialect
{
    /// <summary>Tries of a transaction that met another: a deadlock, or the same name given at the same moment.</summary>
    private const int MostTries = 4;

    private static readonly LinqToDB.DataProvider.IDataProvider Provider =
        SqlServerTools.GetDataProvider(SqlServerVersion.v2019, SqlServerProvider.MicrosoftDataSqlClient);

    private readonly DbDataSource _source;
    private readonly SqlServerOptions _options;
    private readonly BulkWriter _bulk;
    private volatile bool _checked;

    public SqlServerDialect(SqlServerOptions options)
        : this(options, SqlClientFactory.Instance.CreateDataSource(SqlServerConnectionString.Complete(options).ConnectionString), SqlServerBulk.Write)
    {
    }

    /// <summary>With another way to the server.</summary>
    internal SqlServerDialect(SqlServerOptions options, DbDataSource source, BulkWriter bulk)
    {
        (_options, _source, _bulk) = (options, source, bulk);
        var connection = new SqlConnectionStringBuilder(options.ConnectionString);
        Shown = $"\"{connection.InitialCatalog}\" of the SQL Server {connection.DataSource}";
    }

    public ProcessIdentity Process { get; } = ProcessIdentity.New();

    public string Shown { get; }

    public DbDataSource Server => _source;

    public DataConnection Open()
    {
        var connection = new DataConnection(new DataOptions().UseConnection(Provider, _source.OpenConnection(), true));
        try
        {
            connection.Execute(SqlServerSql.BeginSession(_options.BusyTimeout));
            if (!_checked) Check(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
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
                        using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.ReadCommitted);
                        var result = write(connection);
                        transaction.Commit();
                        return result;
                    }
                    catch (DbException conflict) when (attempt < MostTries && SqlServerFaults.IsPassing(conflict))
                    {
                        // Rolled back; the other transaction has gone on, so the next try sees what it wrote.
                    }
                }
            },
            cancellationToken);

    public bool HasTable(DataConnection connection, string name) => connection.Execute<int>(SqlServerSql.HasTable, new DataParameter("name", name)) > 0;

    public bool HasIndex(DataConnection connection, string name) => connection.Execute<int>(SqlServerSql.HasIndex, new DataParameter("name", name)) > 0;

    public IReadOnlyList<string> Translate(string script) => SqlServerSchema.Translate(script);

    public void TakeTurn(DataConnection connection, string key) => connection.Execute(
        SqlServerSql.TakeTurn, new DataParameter("key", key), new DataParameter("wait", (int)_options.BusyTimeout.TotalMilliseconds));

    public Task<Medallion.Threading.IDistributedSynchronizationHandle?> TryLockAsync(string name, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Runs on SQL Server are not supported.");

    public string? FindLockHolder(DataConnection connection, string name) => null;

    public void EndSessions(DataConnection connection, string processKey) => throw new NotSupportedException("Runs on SQL Server are not supported.");

    public DateTimeOffset Now(DataConnection connection, TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(connection.Execute<long>(SqlServerSql.Now));

    public IImportTables ImportTables(DataConnection connection) => new SqlServerImportTables(connection, _bulk);

    public LocalizedText Explain(Exception exception) => SqlServerFaults.Explain(_options, exception);

    public void Dispose() => _source.Dispose();

    private void Check(DataConnection connection)
    {
        if (connection.Execute<int>(SqlServerSql.ReadsCommittedSnapshots) == 0)
        {
            throw new HostStoreException(
                Words.Of($"The database {Shown} has readers wait for whoever writes. Run ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON in it, while nobody else is connected, then start again."));
        }

        _checked = true;
    }
}
