using System.Text.Json;

namespace RiskManager.ReferenceHost.Import.Tables.Sqlite;

/// <summary>The bulk statements of an import in SQLite's dialect.</summary>
internal static class SqliteImportSql
{
    // CROSS JOIN keeps SQLite from turning the loops round: identities first, then one index look-up each.
    public const string FindIdentities =
        """
        SELECT a.import_id, a.id, a.hand_edited
        FROM json_each(?2) AS wanted CROSS JOIN assets AS a ON a.source_id = ?1 AND a.import_id = wanted.value
        """;

    public const string FindIdentityRange =
        "SELECT import_id, id, hand_edited FROM assets WHERE source_id = ?1 AND import_id BETWEEN ?2 AND ?3 AND length(import_id) = length(?2) LIMIT ?4";

    public const string FindAssets =
        """
        SELECT a.import_id, 0, a.name, p.name, a.host_address, a.dns_name, a.net_bios_name, a.ip_address, a.operating_system
        FROM json_each(?2) AS wanted
            CROSS JOIN assets AS a ON a.source_id = (SELECT id FROM sources WHERE name = ?1) AND a.import_id = wanted.value
            JOIN perimeters AS p ON p.id = a.perimeter_id
        UNION ALL
        SELECT d.import_id, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM json_each(?2) AS wanted CROSS JOIN deleted_assets AS d ON d.source_id = (SELECT id FROM sources WHERE name = ?1) AND d.import_id = wanted.value
        """;

    // The index holds the identities as texts; those of other lengths that lie between are passed over in it.
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

    public const string SetFingerprint = "UPDATE assets SET fingerprint = ?2 WHERE id = ?1";

    public const string FindComponents =
        """
        SELECT a.import_id, c.key, c.name, c.cpe, c.knowledge_base_id
        FROM json_each(?2) AS wanted
            CROSS JOIN assets AS a ON a.source_id = (SELECT id FROM sources WHERE name = ?1) AND a.import_id = wanted.value
            CROSS JOIN components AS c ON c.asset_id = a.id AND c.imported = 1
        """;

    public const string InsertAsset =
        """
        INSERT INTO assets (perimeter_id, type_id, source_id, import_id, name, host_address, dns_name, net_bios_name, ip_address,
            operating_system, relevance, responsible_id, created_run, analysis_frequency, criticality, latitude, longitude, location, description, fingerprint,
            explanation_id, written_run)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
        """;

    // ?2 has a bit for each field that the document carries (AssetFields); the others stay as they are.
    public const string UpdateAsset =
        """
        UPDATE assets SET
            type_id = ?3,
            name = ?4,
            explanation_id = ?19,
            written_run = ?20,
            description = iif(?2 & 2, ?5, description),
            host_address = iif(?2 & 4, ?6, host_address),
            relevance = iif(?2 & 8, ?7, relevance),
            analysis_frequency = iif(?2 & 16, ?8, analysis_frequency),
            responsible_id = iif(?2 & 32, ?9, responsible_id),
            criticality = iif(?2 & 64, ?10, criticality),
            latitude = iif(?2 & 128, ?11, latitude),
            longitude = iif(?2 & 256, ?12, longitude),
            location = iif(?2 & 512, ?13, location),
            dns_name = iif(?2 & 1024, ?14, dns_name),
            net_bios_name = iif(?2 & 2048, ?15, net_bios_name),
            ip_address = iif(?2 & 4096, ?16, ip_address),
            operating_system = iif(?2 & 8192, ?17, operating_system),
            hand_edited = hand_edited & ~?2,
            fingerprint = ?18
        WHERE id = ?1
        """;

    public const string InsertComponent =
        """
        INSERT INTO components (asset_id, key, imported, name, cpe, knowledge_base_id) VALUES (?1, ?2, 1, ?3, ?4, ?5)
        ON CONFLICT (asset_id, key) DO NOTHING
        """;

    public const string UpdateComponent =
        "UPDATE components SET imported = 1, name = ?3, cpe = ?4, knowledge_base_id = ?5 WHERE asset_id = ?1 AND key = ?2";

    // The few assets of other sources, which the index of identities finds, are laid aside with an index first. If there are any,
    // the run's assets are read once: no index on names and addresses has to be kept up during every import.
    public const string CollectOthers =
        """
        CREATE TEMP TABLE IF NOT EXISTS others (shared_value TEXT NOT NULL COLLATE NOCASE, asset_id INTEGER NOT NULL, PRIMARY KEY (shared_value, asset_id)) WITHOUT ROWID;
        DELETE FROM temp.others;
        INSERT OR IGNORE INTO temp.others (shared_value, asset_id)
            SELECT dns_name, id FROM assets WHERE dns_name IS NOT NULL AND (source_id IS NULL OR source_id < @source OR source_id > @source)
            UNION ALL SELECT ip_address, id FROM assets WHERE ip_address IS NOT NULL AND (source_id IS NULL OR source_id < @source OR source_id > @source)
            UNION ALL SELECT host_address, id FROM assets WHERE host_address IS NOT NULL AND (source_id IS NULL OR source_id < @source OR source_id > @source);
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
}
