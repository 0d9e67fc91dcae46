using System.Data;
using LinqToDB.Data;
using Npgsql;
using NpgsqlTypes;
using RiskManager.ReferenceHost.Backups.Format;

namespace RiskManager.ReferenceHost.Backups.Tables;

/// <summary>Whole tables of PostgreSQL, by binary COPY.</summary>
internal sealed class PostgresTables : ITableStore
{
    // qrtz_: the jobs and nodes of the scheduler.
    private const string Columns =
        $"""
        SELECT c.table_name AS "Table", c.column_name AS "Name", c.data_type AS "Type", c.is_nullable = 'NO' AS "Required",
            c.is_identity = 'YES' AS "IsNumber",
            (SELECT k.place FROM pg_constraint p, unnest(p.conkey) WITH ORDINALITY AS k (attribute, place)
             WHERE p.contype = 'p' AND p.conrelid = to_regclass(quote_ident(c.table_name)) AND k.attribute = c.ordinal_position) AS "Key"
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
        WHERE c.table_schema = current_schema() AND c.table_name NOT IN ('{TableStores.SchemaTable}', '{TableStores.SearchTable}')
            AND c.table_name NOT LIKE 'qrtz~_%' ESCAPE '~'
        ORDER BY c.table_name, c.ordinal_position
        """;

    // Triggers check the perimeters of assets and the assets of components (scripts 095 and 096).
    private const string References =
        """
        SELECT 'assets' AS "From", 'perimeters' AS "To"
        UNION
        SELECT 'components' AS "From", 'assets' AS "To"
        UNION
        SELECT f.relname AS "From", t.relname AS "To" FROM pg_constraint r
        JOIN pg_class f ON f.oid = r.conrelid JOIN pg_class t ON t.oid = r.confrelid
        WHERE r.contype = 'f' AND r.connamespace = current_schema()::regnamespace
        """;

    // Constraints keep theirs.
    private const string Indexes =
        """
        SELECT c.relname AS "Name", pg_get_indexdef(c.oid) AS "Sql" FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        WHERE c.relnamespace = current_schema()::regnamespace AND t.relname NOT LIKE 'qrtz~_%' ESCAPE '~'
          AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = c.oid)
        ORDER BY c.relname
        """;

    public string Name => "PostgreSQL";

    public IDisposable BeginSnapshot(DataConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        connection.Execute("SET TRANSACTION READ ONLY");
        return transaction;
    }

    public IReadOnlyList<BackupTable> ReadTables(DataConnection connection)
    {
        var references = connection.Query<ReferenceRow>(References).Select(row => (row.From, row.To)).ToList();
        var tables = connection.Query<ColumnRow>(Columns).ToList().GroupBy(column => column.Table).Select(table => new BackupTable(
            table.Key,
            [.. table.Select(column => new BackupColumn(column.Name, KindOf(column)))],
            [.. table.Where(column => column.Key > 0).OrderBy(column => column.Key).Select(column => column.Name) is var key && key.Any()
                ? key : ["ctid"]],
            table.Where(column => column.Required).Select(column => column.Name).ToHashSet(StringComparer.Ordinal)));
        return TableOrder.Sort(tables, references);
    }

    public void Export(
        DataConnection connection, string query, IReadOnlyList<BackupColumn> columns, RowWriter target, CancellationToken cancellationToken)
    {
        using var rows = Connection(connection).BeginBinaryExport($"COPY ({query}) TO STDOUT (FORMAT BINARY)");
        while (rows.StartRow() >= 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            target.BeginRow();
            foreach (var column in columns) Write(rows, column.Kind, target);
            target.EndRow();
        }
    }

    public void Import(DataConnection connection, BackupTable table, RowReader source, CancellationToken cancellationToken)
    {
        using var rows = Connection(connection).BeginBinaryImport(
            $"COPY {BackupTable.Quote(table.Name)} ({BackupTable.List(source.Columns)}) FROM STDIN (FORMAT BINARY)");
        while (source.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows.StartRow();
            for (var column = 0; column < source.Columns.Count; column++) Write(rows, source[column], source.Columns[column].Kind);
        }

        rows.Complete();
    }

    public void DropSearchIndex(DataConnection connection)
    {
        connection.Execute($"DROP TABLE IF EXISTS {TableStores.SearchTable}");
        foreach (var function in new[] { "note_searched", "note_moved", "note_deleted" })
            connection.Execute($"DROP FUNCTION IF EXISTS {function} CASCADE");
    }

    // One COPY is checked at its end, and the tables come in the order of their references.
    public void DeferReferences(DataConnection connection)
    {
    }

    public IReadOnlyList<string> SuspendIndexes(DataConnection connection)
    {
        var indexes = connection.Query<IndexRow>(Indexes).ToList();
        foreach (var index in indexes) connection.Execute($"DROP INDEX {BackupTable.Quote(index.Name)}");
        return [.. indexes.Select(index => index.Sql)];
    }

    public void AdvanceNumbers(DataConnection connection)
    {
        foreach (var column in connection.Query<ColumnRow>(Columns).ToList().Where(column => column.IsNumber))
        {
            var (table, name) = (BackupTable.Quote(column.Table), BackupTable.Quote(column.Name));
            connection.Execute<long>(
                $"SELECT setval(pg_get_serial_sequence('{table}', '{column.Name}'), coalesce(max({name}), 0) + 1, false) FROM {table}");
        }
    }

    private static NpgsqlConnection Connection(DataConnection connection) => (NpgsqlConnection)connection.OpenDbConnection();

    private static ColumnKind KindOf(ColumnRow column) => column.Type switch
    {
        "bigint" => ColumnKind.Integer,
        "double precision" => ColumnKind.Real,
        "boolean" => ColumnKind.Boolean,
        "text" => ColumnKind.Text,
        _ => throw new NotSupportedException($"A backup cannot keep the column {column.Table}.{column.Name} of the type {column.Type}."),
    };

    private static void Write(NpgsqlBinaryExporter rows, ColumnKind kind, RowWriter target)
    {
        if (rows.IsNull)
        {
            rows.Skip();
            target.Null();
        }
        else if (kind == ColumnKind.Integer) target.Integer(rows.Read<long>(NpgsqlDbType.Bigint));
        else if (kind == ColumnKind.Real) target.Real(rows.Read<double>(NpgsqlDbType.Double));
        else if (kind == ColumnKind.Boolean) target.Boolean(rows.Read<bool>(NpgsqlDbType.Boolean));
        else target.Text(rows.Read<string>(NpgsqlDbType.Text));
    }

    private static void Write(NpgsqlBinaryImporter rows, in RowValue value, ColumnKind kind)
    {
        if (value.IsNull) rows.WriteNull();
        else if (kind == ColumnKind.Integer) rows.Write(value.Integer, NpgsqlDbType.Bigint);
        else if (kind == ColumnKind.Real) rows.Write(value.Real, NpgsqlDbType.Double);
        else if (kind == ColumnKind.Boolean) rows.Write(value.Boolean, NpgsqlDbType.Boolean);
        else rows.Write(value.Text, NpgsqlDbType.Text);
    }

    private sealed record ColumnRow
    {
        public string Table { get; init; } = "";

        public string Name { get; init; } = "";

        public string Type { get; init; } = "";

        public bool Required { get; init; }

        public bool IsNumber { get; init; }

        public long? Key { get; init; }
    }

    private sealed record ReferenceRow
    {
        public string From { get; init; } = "";

        public string To { get; init; } = "";
    }

    private sealed record IndexRow
    {
        public string Name { get; init; } = "";

        public string Sql { get; init; } = "";
    }
}
