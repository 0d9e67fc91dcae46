using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using RiskManager.ReferenceHost.Store;
using IsolationLevel = System.Data.IsolationLevel;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>A command as it was sent.</summary>
internal sealed record SentCommand(string Sql, IReadOnlyList<string> Parameters);

/// <summary>
/// Stands where a SQL Server would: keeps the commands that it is sent, makes the tables that they make in a
/// <see cref="SchemaModel"/>, and answers a query with no row or with one whose values have the types of its columns.
/// </summary>
internal sealed class FakeSqlServer : DbDataSource
{
    private readonly List<SentCommand> _commands = [];
    private readonly List<(string Part, TaskCompletionSource Sent)> _awaited = [];

    /// <summary>What was sent.</summary>
    public IReadOnlyList<SentCommand> Commands
    {
        get
        {
            lock (_commands) return [.. _commands];
        }
    }

    /// <summary>The classes of the host that had a part in sending a command.</summary>
    public HashSet<string> Senders { get; } = [];

    /// <summary>What the commands made.</summary>
    public SchemaModel Schema { get; } = new();

    /// <summary>Whether a query finds a row.</summary>
    public Func<string, bool> Finds { get; set; } = _ => false;

    /// <summary>Whether readers see what was committed last instead of waiting.</summary>
    public bool ReadsSnapshots { get; init; } = true;

    /// <summary>Values that a column has, where one of its type would not do.</summary>
    public Dictionary<string, object> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a command is refused.</summary>
    public Func<string, Exception?> Refuses { get; set; } = _ => null;

    public override string ConnectionString => "";

    /// <summary>Waits for a command that has a part.</summary>
    public Task SentAsync(string part)
    {
        lock (_commands)
        {
            if (_commands.Any(command => command.Sql.Contains(part, StringComparison.Ordinal))) return Task.CompletedTask;
            _awaited.Add((part, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)));
            return _awaited[^1].Sent.Task;
        }
    }

    /// <summary>Takes a command.</summary>
    /// <returns>The values of the columns of the row found; null when there is none.</returns>
    public IReadOnlyList<object>? Take(SentCommand command)
    {
        lock (_commands)
        {
            if (Refuses(command.Sql) is { } refusal) throw refusal;
            _commands.Add(command);
            Senders.UnionWith(new StackTrace().GetFrames().Select(frame => Outermost(frame.GetMethod()?.DeclaringType)).Where(type => type?.Assembly == typeof(Database).Assembly).Select(type => type!.Name));
            foreach (var (_, sent) in _awaited.Where(awaited => command.Sql.Contains(awaited.Part, StringComparison.Ordinal))) sent.TrySetResult();
            if (!TransactSql.TryParse(command.Sql, out var script)) return null;
            Schema.Apply(script);
            if (command.Sql.Contains("is_read_committed_snapshot_on", StringComparison.Ordinal)) return [ReadsSnapshots ? 1 : 0];
            return Row(script, Finds(command.Sql));
        }
    }

    protected override DbConnection CreateDbConnection() => new FakeConnection(this);

    private static Type? Outermost(Type? type)
    {
        while (type?.DeclaringType is { } outer) type = outer;
        return type;
    }

    private object[]? Row(TSqlFragment script, bool found)
    {
        foreach (var statement in ((TSqlScript)script).Batches.SelectMany(batch => batch.Statements))
        {
            if (statement is MergeStatement { MergeSpecification.OutputClause: { } output }) return Row(statement, output.SelectColumns);
            if (statement is not SelectStatement select) continue;
            var query = select.QueryExpression;
            while (query is BinaryQueryExpression both) query = both.FirstQueryExpression;
            var specification = (QuerySpecification)query;
            return found ? Row(statement, specification.SelectElements) : AlwaysAnswers(specification) ? [0] : null;
        }

        return null;
    }

    // A count of nothing, or whether something exists.
    private static bool AlwaysAnswers(QuerySpecification query) =>
        query.FromClause is null || (query.GroupByClause is null && query.SelectElements is [SelectScalarExpression { Expression: FunctionCall { FunctionName.Value: "COUNT" or "COUNT_BIG" } }]);

    private object[] Row(TSqlStatement statement, IEnumerable<SelectElement> elements)
    {
        var sources = new Sources(Schema, statement);
        return [.. elements.OfType<SelectScalarExpression>().Select(element => Value(sources, element.Expression))];
    }

    private object Value(Sources sources, ScalarExpression expression)
    {
        switch (expression)
        {
            case CastCall cast: return ValueOf(((SqlDataTypeReference)cast.DataType).SqlDataTypeOption.ToString());
            case FunctionCall { FunctionName.Value: "COUNT" }: return 1;
            case FunctionCall { FunctionName.Value: "SCOPE_IDENTITY" }: return 1m;
            case not ColumnReferenceExpression: return 1L;
        }

        var column = (ColumnReferenceExpression)expression;
        var name = column.MultiPartIdentifier.Identifiers[^1].Value;
        return Values.TryGetValue(name, out var value) ? value : name == "position" ? 0L : ValueOf(sources.Resolve(column)?.Type ?? "BigInt");
    }

    private static object ValueOf(string type) => type switch
    {
        "NVarChar" => "1",
        "Bit" => true,
        "Float" => 1.0,
        _ => 1L,
    };

    private sealed class FakeConnection(FakeSqlServer server) : DbConnection
    {
        private ConnectionState _state;

        [AllowNull]
        public override string ConnectionString { get; set; } = "";

        public override string Database => "risk";

        public override string DataSource => "fake";

        public override string ServerVersion => "15.0";

        public override ConnectionState State => _state;

        public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

        public override void Close() => _state = ConnectionState.Closed;

        public override void Open() => _state = ConnectionState.Open;

        protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new FakeTransaction(this, isolationLevel);

        protected override DbCommand CreateDbCommand() => new FakeCommand(server) { Connection = this };
    }

    private sealed class FakeTransaction(DbConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
            // Nothing is kept but the commands.
        }

        public override void Rollback()
        {
            // Nothing is kept but the commands.
        }
    }
}
