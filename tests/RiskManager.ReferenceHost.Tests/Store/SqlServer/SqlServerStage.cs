using System.Data;
using RiskManager.ReferenceHost.Import.SqlServer;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.SqlServer;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>The host's store as it would be on a SQL Server, with a fake one behind it.</summary>
internal sealed class SqlServerStage : IDisposable
{
    private readonly List<(string Table, IReadOnlyDictionary<string, Type> Columns)> _bulk = [];

    private SqlServerStage(FakeSqlServer server) => Server = server;

    public FakeSqlServer Server { get; }

    public Database Database { get; private set; } = null!;

    /// <summary>The tables that rows were brought to in bulk, with the columns and their types.</summary>
    public IReadOnlyList<(string Table, IReadOnlyDictionary<string, Type> Columns)> Bulk => _bulk;

    /// <summary>The database after its first start: the tables are there.</summary>
    public static async Task<SqlServerStage> OpenAsync(FakeSqlServer? server = null)
    {
        var stage = new SqlServerStage(server ?? new FakeSqlServer());
        stage.Database = await Database.OpenAsync(new Options(stage.Server, stage.Keep), CancellationToken.None);
        return stage;
    }

    /// <summary>Fails with every statement sent that SQL Server would refuse, and why.</summary>
    public void AssertValid()
    {
        var problems = Server.Commands
            .Select(command => (command.Sql, Problems: StatementCheck.FindProblems(Server.Schema, command.Sql, command.Parameters)))
            .Where(command => command.Problems.Count > 0).Select(command => $"{string.Join("; ", command.Problems)}:\n{command.Sql}").Distinct().ToList();
        if (problems.Count > 0) throw new AssertFailedException(string.Join("\n\n", problems));
    }

    public void Dispose()
    {
        Database.Dispose();
        Server.Dispose();
    }

    private void Keep(LinqToDB.Data.DataConnection connection, DataTable rows) =>
        _bulk.Add((rows.TableName, rows.Columns.Cast<DataColumn>().ToDictionary(column => column.ColumnName, column => column.DataType)));

    private sealed record Options(FakeSqlServer Server, BulkWriter Bulk) : DatabaseOptions(DefaultBusyTimeout)
    {
        public override IDatabaseDialect CreateDialect() => new SqlServerDialect(new SqlServerOptions("Server=db;Database=risk", DefaultBusyTimeout), Server, Bulk);
    }
}
