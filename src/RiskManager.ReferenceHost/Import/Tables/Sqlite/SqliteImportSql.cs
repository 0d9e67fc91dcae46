using System.Text.Json;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Sqlite;

/// <summary>The bulk statements of an import in SQLite's dialect.</summary>
internal static class SqliteImportSql
{
    // CROSS JOIN keeps SQLite from reordering the loops: identities first, then one index look-up each.
    public const string FindIdentities =
        """
        SELECT a.import_id, a.id, a.hand_edited
        FROM json_each(?2) AS wanted CROSS JOIN assets AS a ON a.source_id = ?1 AND a.import_id = wanted.value
        """;

    public const string FindAssets =
        """
        SELECT a.import_id, 0, a.name, p.name, a.host_address, a.dns_name, a.net_bios_name, a.ip_address, a.operating_system
        FROM json_each(?2) AS wanted
            CROSS JOIN assets AS a ON a.source_id = (SELECT id FROM sources WHERE name = ?1) AND a.import_id = wanted.value
            JOIN perimeters AS p ON p.id = a.perimeter_id
        UNION ALL
        SELECT d.import_id, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM json_each(?2) AS wanted
            CROSS JOIN deleted_assets AS d ON d.source_id = (SELECT id FROM sources WHERE name = ?1) AND d.import_id = wanted.value
        """;

    // The index sorts identities as texts; identities of other lengths in the range are skipped.
    public const string FindRange =
        """
        SELECT import_id, CASE WHEN hand_edited = 0 THEN fingerprint END FROM assets
        WHERE source_id = (SELECT id FROM sources WHERE name = ?1) AND import_id BETWEEN ?2 AND ?3 AND length(import_id) = length(?2)
        ORDER BY import_id LIMIT ?4
        """;

    public const string FindDeletedRange =
        """
        SELECT import_id FROM deleted_assets
        WHERE source_id = (SELECT id FROM sources WHERE name = ?1) AND import_id BETWEEN ?2 AND ?3 AND length(import_id) = length(?2)
        ORDER BY import_id LIMIT ?4
        """;

    public const string SetMark =
        "UPDATE assets SET fingerprint = coalesce(?2, fingerprint), identifiers = coalesce(?3, identifiers) WHERE id = ?1";

    public const string FindIdLengths =
        """
        SELECT DISTINCT length(import_id) FROM assets WHERE source_id = (SELECT id FROM sources WHERE name = ?1) ORDER BY 1
        """;

    // Answered from the index of identities alone.
    public const string FindIds =
        """
        SELECT import_id FROM assets
        WHERE source_id = (SELECT id FROM sources WHERE name = ?1) AND length(import_id) = ?2 AND import_id > ?3
        ORDER BY import_id LIMIT ?4
        """;

    public const string FindImported =
        """
        SELECT a.import_id, r.task_id, a.identifiers, a.dns_name, a.net_bios_name
        FROM assets AS a LEFT JOIN import_runs AS r ON r.number = coalesce(a.written_run, a.created_run)
        WHERE a.source_id = (SELECT id FROM sources WHERE name = ?1) AND length(a.import_id) = ?2 AND a.import_id > ?3
        ORDER BY a.import_id LIMIT ?4
        """;

    public const string FindComponents =
        """
        SELECT a.import_id, c.key, c.name, c.cpe, c.knowledge_base_id
        FROM json_each(?2) AS wanted
            CROSS JOIN assets AS a ON a.source_id = (SELECT id FROM sources WHERE name = ?1) AND a.import_id = wanted.value
            CROSS JOIN components AS c ON c.asset_id = a.id AND c.imported = 1
        """;

    public static readonly string InsertAsset =
        $"""
        INSERT INTO assets (
            {List(AssetColumns.All, (column, _) => column.Name)})
        VALUES (
            {List(AssetColumns.All, (_, index) => $"?{index + 1}")})
        """;

    /// <summary>
    /// ?1 is the number of the asset, ?2 has a bit for each field that the document carries (<see cref="AssetFields"/>); columns of other
    /// fields stay as they are. The values of the columns follow.
    /// </summary>
    public static readonly string UpdateAsset =
        $"""
        UPDATE assets SET
            {List(AssetColumns.Updatable, (column, index) => $"{column.Name} = {NewValue(column, index + FirstUpdated)}")},
            hand_edited = hand_edited & ~?2
        WHERE id = ?1
        """;

    /// <summary>The parameter of the first column in <see cref="UpdateAsset"/>.</summary>
    public const int FirstUpdated = 3;

    public const string InsertComponent =
        """
        INSERT INTO components (asset_id, key, imported, name, cpe, knowledge_base_id) VALUES (?1, ?2, 1, ?3, ?4, ?5)
        ON CONFLICT (asset_id, key) DO NOTHING
        """;

    public const string UpdateComponent =
        "UPDATE components SET imported = 1, name = ?3, cpe = ?4, knowledge_base_id = ?5 WHERE asset_id = ?1 AND key = ?2";

    // Copies the few assets of other sources, found through the index of identities, into an indexed table. If there are any, the assets of
    // the run are read once. So no import has to maintain an index on names and addresses.
    public const string CollectOthers =
        """
        CREATE TEMP TABLE IF NOT EXISTS others (
            shared_value TEXT NOT NULL COLLATE NOCASE,
            asset_id INTEGER NOT NULL,
            PRIMARY KEY (shared_value, asset_id)) WITHOUT ROWID;
        DELETE FROM temp.others;
        INSERT OR IGNORE INTO temp.others (shared_value, asset_id)
            SELECT dns_name, id FROM assets
                WHERE dns_name IS NOT NULL AND (source_id IS NULL OR source_id < @source OR source_id > @source)
            UNION ALL SELECT ip_address, id FROM assets
                WHERE ip_address IS NOT NULL AND (source_id IS NULL OR source_id < @source OR source_id > @source)
            UNION ALL SELECT host_address, id FROM assets
                WHERE host_address IS NOT NULL AND (source_id IS NULL OR source_id < @source OR source_id > @source);
        """;

    public const string HasOthers = "SELECT 1 FROM temp.others LIMIT 1";

    public const string MatchOthers =
        """
        SELECT a.import_id, a.name, o.name, s.name, p.name, x.shared_value
        FROM assets AS a
            CROSS JOIN temp.others AS x ON x.shared_value IN (a.dns_name, a.ip_address)
            JOIN assets AS o ON o.id = x.asset_id
            JOIN perimeters AS p ON p.id = o.perimeter_id
            LEFT JOIN sources AS s ON s.id = o.source_id
        WHERE a.source_id = ?1 AND a.created_run = ?2
        """;

    /// <summary>Identities as one parameter, which json_each reads as rows.</summary>
    public static string Set(IReadOnlyCollection<string> ids) => JsonSerializer.Serialize(ids);

    private static string NewValue(AssetColumn column, int parameter) => column.Presence == AssetFields.None
        ? $"?{parameter}"
        : $"iif(?2 & {(int)column.Presence}, ?{parameter}, {column.Name})";

    private static string List(IEnumerable<AssetColumn> columns, Func<AssetColumn, int, string> select) =>
        string.Join(",\n    ", columns.Select(select));
}
