using LinqToDB.Data;
using RiskManager.ReferenceHost.Backups.Format;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Backups.Tables;

/// <summary>Whole tables of SQLite, by prepared statements.</summary>
internal sealed class SqliteTables : ITableStore
{
    private const string Tables =
        $"""
        SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
            AND name <> '{TableStores.SchemaTable}'
        """;

    public string Name => "SQLite";

    // In WAL mode a reader keeps the state of its first read, and keeps nobody from writing.
    public IDisposable BeginSnapshot(DataConnection connection)
    {
        connection.Execute("BEGIN");
        connection.Execute<long>("SELECT count(*) FROM sqlite_master");
        return new Snapshot(connection);
    }

    public IReadOnlyList<BackupTable> ReadTables(DataConnection connection)
    {
        var names = connection.Query<string>(Tables).ToList();
        var references = names.SelectMany(name => connection
            .Query<string>($"SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('{name}')").Select(other => (name, other))).ToList();
        return TableOrder.Sort(names.Select(name => Describe(connection, name)), references);
    }

    public void Export(
        DataConnection connection, string query, IReadOnlyList<BackupColumn> columns, RowWriter target, CancellationToken cancellationToken)
    {
        using var rows = new SqliteStatement(connection.Handle(), query);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            target.BeginRow();
            for (var column = 0; column < columns.Count; column++) Write(rows, column, columns[column].Kind, target);
            target.EndRow();
        }
    }

    public void Import(DataConnection connection, BackupTable table, RowReader source, CancellationToken cancellationToken)
    {
        var values = string.Join(", ", source.Columns.Select(_ => "?"));
        using var insert = new SqliteStatement(
            connection.Handle(),
            $"INSERT INTO {BackupTable.Quote(table.Name)} ({BackupTable.List(source.Columns)}) VALUES ({values})");
        while (source.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < source.Columns.Count; column++)
                Bind(insert, column + 1, source[column], source.Columns[column].Kind);
            insert.Run();
        }
    }

    public void DropSearchIndex(DataConnection connection) => connection.Execute($"DROP TABLE IF EXISTS {TableStores.SearchTable}");

    public void DeferReferences(DataConnection connection) => connection.Execute("PRAGMA defer_foreign_keys = ON");

    public IReadOnlyList<string> SuspendIndexes(DataConnection connection)
    {
        var indexes = connection.Query<IndexRow>(
            "SELECT name AS \"Name\", sql AS \"Sql\" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name").ToList();
        foreach (var index in indexes) connection.Execute($"DROP INDEX {BackupTable.Quote(index.Name)}");
        return [.. indexes.Select(index => index.Sql)];
    }

    // A new row gets the number after the largest one by itself.
    public void AdvanceNumbers(DataConnection connection)
    {
    }

    private static BackupTable Describe(DataConnection connection, string name)
    {
        var columns = connection.Query<ColumnRow>(
            $"""
            SELECT name AS "Name", type AS "Type", "notnull" AS "Required", pk AS "Key" FROM pragma_table_xinfo('{name}') ORDER BY cid
            """).ToList();
        return new BackupTable(
            name,
            [.. columns.Select(column => new BackupColumn(column.Name, KindOf(name, column)))],
            [.. columns.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name) is var key && key.Any()
                ? key : ["rowid"]],
            columns.Where(column => column.Required > 0).Select(column => column.Name).ToHashSet(StringComparer.Ordinal));
    }

    private static ColumnKind KindOf(string table, ColumnRow column) => column.Type.ToUpperInvariant() switch
    {
        "INTEGER" or "BIGINT" => ColumnKind.Integer,
        "REAL" => ColumnKind.Real,
        "BOOLEAN" => ColumnKind.Boolean,
        "TEXT" => ColumnKind.Text,
        _ => throw new NotSupportedException($"A backup cannot keep the column {table}.{column.Name} of the type {column.Type}."),
    };

    private static void Write(SqliteStatement rows, int column, ColumnKind kind, RowWriter target)
    {
        if (rows.IsNull(column)) target.Null();
        else if (kind == ColumnKind.Integer) target.Integer(rows.Number(column));
        else if (kind == ColumnKind.Real) target.Real(rows.Real(column));
        else if (kind == ColumnKind.Boolean) target.Boolean(rows.Number(column) != 0);
        else target.Text(rows.Utf8(column));
    }

    private static void Bind(SqliteStatement insert, int parameter, in RowValue value, ColumnKind kind)
    {
        if (value.IsNull) insert.Set(parameter, (string?)null);
        else if (kind == ColumnKind.Text) insert.Set(parameter, value.Text);
        else if (kind == ColumnKind.Real) insert.Set(parameter, (double?)value.Real);
        else insert.Set(parameter, (long?)value.Integer);
    }

    private sealed record IndexRow
    {
        public string Name { get; init; } = "";

        public string Sql { get; init; } = "";
    }

    private sealed record ColumnRow
    {
        public string Name { get; init; } = "";

        public string Type { get; init; } = "";

        public int Required { get; init; }

        public int Key { get; init; }
    }

    private sealed class Snapshot(DataConnection connection) : IDisposable
    {
        public void Dispose() => connection.Execute("ROLLBACK");
    }
}
