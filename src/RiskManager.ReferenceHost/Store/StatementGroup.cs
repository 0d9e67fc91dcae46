using System.Data.Common;
using LinqToDB.Data;
using Npgsql;

namespace RiskManager.ReferenceHost.Store;

/// <summary>
/// Statements that need nothing of each other: a server gets them in one round trip, SQLite runs them one after the other. Each sees what
/// those before it wrote.
/// </summary>
internal sealed class StatementGroup(DataConnection connection)
{
    private readonly List<Statement> _statements = [];

    /// <summary>
    /// What a query ends with so that nobody changes its rows before the transaction ends. A transaction of SQLite lets nobody else write.
    /// </summary>
    public string ForShare { get; } = connection.OpenDbConnection() is NpgsqlConnection ? "FOR SHARE" : "";

    /// <summary>Adds a statement that returns no rows.</summary>
    public void Add(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        _statements.Add(new Statement(sql, parameters.ToArray(), null));

    /// <summary>Adds a query.</summary>
    /// <returns>Where <see cref="Run"/> puts its rows.</returns>
    public List<T> Add<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var rows = new List<T>();
        _statements.Add(new Statement(sql, parameters.ToArray(), row => rows.Add(read(row))));
        return rows;
    }

    /// <summary>Runs the statements that were added since the last time, in the transaction of the connection if it has one.</summary>
    public void Run()
    {
        if (_statements.Count == 0) return;
        var opened = connection.OpenDbConnection();
        if (opened.CanCreateBatch) RunTogether(opened);
        else foreach (var statement in _statements) RunAlone(statement);
        _statements.Clear();
    }

    private void RunTogether(DbConnection opened)
    {
        using var batch = opened.CreateBatch();
        foreach (var statement in _statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = statement.Sql;
            foreach (var (name, value) in statement.Parameters)
                command.Parameters.Add(PlainSql.Fill(command.CreateParameter(), name, value));
            batch.BatchCommands.Add(command);
        }

        // The reader passes over statements that return no rows. To read to the end is to learn of the fault of each statement.
        using var reader = batch.ExecuteReader();
        foreach (var row in _statements.Select(statement => statement.Row).OfType<Action<DbDataReader>>())
        {
            while (reader.Read()) row(reader);
            reader.NextResult();
        }
    }

    private void RunAlone(Statement statement)
    {
        if (statement.Row is null)
        {
            connection.Run(statement.Sql, statement.Parameters);
            return;
        }

        connection.Rows(
            statement.Sql,
            row =>
            {
                statement.Row(row);
                return true;
            },
            statement.Parameters);
    }

    private sealed record Statement(string Sql, (string Name, object? Value)[] Parameters, Action<DbDataReader>? Row);
}
