using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Postgres;

/// <summary>The bulk statements of an import in PostgreSQL's dialect.</summary>
internal static class PostgresImportSql
{
    public const string FindIdentities =
        """
        SELECT a.import_id, a.id, a.hand_edited
        FROM unnest(@ids) AS wanted (id) JOIN assets AS a ON a.source_id = @source AND a.import_id = wanted.id
        """;

    public const string FindAssets =
        """
        SELECT a.import_id, false, a.name, p.name, a.host_address, a.dns_name, a.net_bios_name, a.ip_address, a.operating_system
        FROM unnest(@ids) AS wanted (id)
            JOIN assets AS a ON a.source_id = (SELECT id FROM sources WHERE name = @source) AND a.import_id = wanted.id
            JOIN perimeters AS p ON p.id = a.perimeter_id
        UNION ALL
        SELECT d.import_id, true, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM unnest(@ids) AS wanted (id)
            JOIN deleted_assets AS d ON d.source_id = (SELECT id FROM sources WHERE name = @source) AND d.import_id = wanted.id
        """;

    public const string FindRange =
        """
        SELECT import_id, CASE WHEN hand_edited = 0 THEN fingerprint END FROM assets
        WHERE source_id = (SELECT id FROM sources WHERE name = @source)
            AND import_id BETWEEN @first AND @last AND length(import_id) = length(@first)
        ORDER BY import_id LIMIT @limit
        """;

    public const string FindDeletedRange =
        """
        SELECT import_id FROM deleted_assets
        WHERE source_id = (SELECT id FROM sources WHERE name = @source)
            AND import_id BETWEEN @first AND @last AND length(import_id) = length(@first)
        ORDER BY import_id LIMIT @limit
        """;

    public const string SetMarks =
        """
        UPDATE assets AS a
        SET fingerprint = coalesce(m.fingerprint, a.fingerprint), identifiers = coalesce(m.identifiers, a.identifiers)
        FROM unnest(@ids, @fingerprints, @identifiers) AS m (id, fingerprint, identifiers) WHERE a.id = m.id
        """;

    public const string FindIdLengths =
        """
        SELECT DISTINCT length(import_id) FROM assets WHERE source_id = (SELECT id FROM sources WHERE name = @source) ORDER BY 1
        """;

    // Answered from the index of identities alone. coalesce: the planner takes equal lengths for rare, and would sort the table for a page.
    public const string FindIds =
        """
        SELECT import_id FROM assets
        WHERE source_id = (SELECT id FROM sources WHERE name = @source) AND import_id > @after
            AND coalesce(length(import_id) = @length, false)
        ORDER BY import_id LIMIT @limit
        """;

    public const string FindImported =
        """
        SELECT a.import_id, r.task_id, a.identifiers, a.dns_name, a.net_bios_name
        FROM assets AS a LEFT JOIN import_runs AS r ON r.number = coalesce(a.written_run, a.created_run)
        WHERE a.source_id = (SELECT id FROM sources WHERE name = @source) AND a.import_id > @after
            AND coalesce(length(a.import_id) = @length, false)
        ORDER BY a.import_id LIMIT @limit
        """;

    public const string FindComponents =
        """
        SELECT a.import_id, c.key, c.name, c.cpe, c.knowledge_base_id
        FROM unnest(@ids) AS wanted (id)
            JOIN assets AS a ON a.source_id = (SELECT id FROM sources WHERE name = @source) AND a.import_id = wanted.id
            JOIN components AS c ON c.asset_id = a.id AND c.imported
        """;

    // OFFSET 0: the sequence is looked up once, not for each number.
    public const string TakeNumbers =
        """
        SELECT nextval(sequence.name)
        FROM (SELECT pg_get_serial_sequence('assets', 'id')::regclass AS name OFFSET 0) AS sequence, generate_series(1, @count)
        """;

    public static readonly string CopyAssets =
        $"""
        COPY assets (id,
            {List(AssetColumns.All, column => column.Name)})
        FROM STDIN (FORMAT BINARY)
        """;

    public static readonly string MakeChanges =
        $"""
        CREATE TEMP TABLE IF NOT EXISTS import_changes (id bigint PRIMARY KEY, present bigint,
            {List(AssetColumns.Updatable, column => $"{column.Name} {TypeOf(column)}")}) ON COMMIT DELETE ROWS
        """;

    public static readonly string CopyChanges =
        $"""
        COPY import_changes (id, present,
            {List(AssetColumns.Updatable, column => column.Name)})
        FROM STDIN (FORMAT BINARY)
        """;

    /// <summary>
    /// <c>present</c> has a bit for each field that the document carries (<see cref="AssetFields"/>); columns of other fields stay
    /// as they are.
    /// </summary>
    public static readonly string UpdateAssets =
        $"""
        UPDATE assets AS a SET
            {List(AssetColumns.Updatable, column => $"{column.Name} = {NewValue(column)}")},
            hand_edited = a.hand_edited & ~c.present
        FROM import_changes AS c WHERE a.id = c.id
        """;

    public const string EmptyChanges = "DELETE FROM import_changes";

    public const string MakeComponents =
        """
        CREATE TEMP TABLE IF NOT EXISTS import_components (asset_id bigint, key text, name text, cpe text, knowledge_base_id text,
            PRIMARY KEY (asset_id, key)) ON COMMIT DELETE ROWS
        """;

    public const string InsertComponents =
        "COPY components (asset_id, key, name, cpe, knowledge_base_id, imported) FROM STDIN (FORMAT BINARY)";

    public const string CopyComponents = "COPY import_components (asset_id, key, name, cpe, knowledge_base_id) FROM STDIN (FORMAT BINARY)";

    // xmax is 0 in a row that the statement itself inserted.
    public const string MergeComponents =
        """
        WITH written AS (
            INSERT INTO components (asset_id, key, imported, name, cpe, knowledge_base_id)
            SELECT asset_id, key, true, name, cpe, knowledge_base_id FROM import_components
            ON CONFLICT (asset_id, key) DO UPDATE
                SET imported = true, name = excluded.name, cpe = excluded.cpe, knowledge_base_id = excluded.knowledge_base_id
            RETURNING xmax = 0 AS inserted)
        SELECT count(*) FILTER (WHERE inserted) FROM written
        """;

    public const string EmptyComponents = "DELETE FROM import_components";

    // Copies the few assets of other sources into an indexed table; then the assets of the run are read once.
    public const string CollectOthers =
        """
        DROP TABLE IF EXISTS pg_temp.others;
        CREATE TEMP TABLE others AS
            SELECT DISTINCT lower(v.shared_value) AS shared_value, v.shared_value AS shown, v.asset_id FROM (
                SELECT dns_name AS shared_value, id AS asset_id FROM assets
                    WHERE (source_id IS NULL OR source_id < @source OR source_id > @source)
                UNION ALL SELECT ip_address, id FROM assets
                    WHERE (source_id IS NULL OR source_id < @source OR source_id > @source)
                UNION ALL SELECT host_address, id FROM assets
                    WHERE (source_id IS NULL OR source_id < @source OR source_id > @source)) AS v
            WHERE v.shared_value IS NOT NULL;
        CREATE INDEX ON others (shared_value);
        ANALYZE others
        """;

    public const string HasOthers = "SELECT EXISTS (SELECT 1 FROM others)";

    public const string MatchOthers =
        """
        SELECT DISTINCT a.import_id, a.name, o.name, s.name, p.name, x.shown, a.id, o.id
        FROM assets AS a
            CROSS JOIN LATERAL (VALUES (lower(a.dns_name)), (lower(a.ip_address))) AS own (value)
            JOIN others AS x ON x.shared_value = own.value
            JOIN assets AS o ON o.id = x.asset_id
            JOIN perimeters AS p ON p.id = o.perimeter_id
            LEFT JOIN sources AS s ON s.id = o.source_id
        WHERE a.source_id = @source AND a.created_run = @run
        """;

    private static string NewValue(AssetColumn column) => column.Presence == AssetFields.None
        ? $"c.{column.Name}"
        : $"CASE WHEN c.present & {(int)column.Presence} <> 0 THEN c.{column.Name} ELSE a.{column.Name} END";

    private static string TypeOf(AssetColumn column) =>
        column.Text is not null ? "text" : column.Number is not null ? "bigint" : "double precision";

    private static string List(IEnumerable<AssetColumn> columns, Func<AssetColumn, string> select) =>
        string.Join(",\n    ", columns.Select(select));
}
