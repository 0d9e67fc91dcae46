using RiskManager.ReferenceHost.Store.SqlServer;

namespace RiskManager.ReferenceHost.Import.SqlServer;

/// <summary>
/// The bulk statements of an import in SQL Server's dialect. Those that make a temporary table have no parameters: with any, the
/// server would drop the table at the end of the statement.
/// </summary>
internal static class SqlServerImportSql
{
    private const string Text = $"COLLATE {SqlServerText.Collation}";

    // Texts out of JSON have the collation of the database, which may be another.
    private const string Wanted = "OPENJSON(@ids) WITH (id NVARCHAR(400) '$') AS wanted";
    private const string IsWanted = $"wanted.id {Text}";

    // The index of identities leaves out assets without one, so a query has to do that too.
    private const string Imported = "a.source_id IS NOT NULL AND a.import_id IS NOT NULL";

    public const string FindIdentities =
        $"""
        SELECT a.import_id, a.id, a.hand_edited
        FROM {Wanted} JOIN assets AS a ON a.source_id = @source AND a.import_id = {IsWanted}
        WHERE {Imported}
        """;

    public const string FindIdentityRange =
        $"""
        SELECT TOP (@most) a.import_id, a.id, a.hand_edited FROM assets AS a
        WHERE a.source_id = @source AND a.import_id BETWEEN @first AND @last AND DATALENGTH(a.import_id) = DATALENGTH(@first) AND {Imported}
        """;

    public const string FindAssets =
        $"""
        SELECT a.import_id, CAST(0 AS BIT), a.name, p.name, a.host_address, a.dns_name, a.net_bios_name, a.ip_address, a.operating_system
        FROM {Wanted}
            JOIN assets AS a ON a.source_id = (SELECT s.id FROM sources AS s WHERE s.name = @source) AND a.import_id = {IsWanted}
            JOIN perimeters AS p ON p.id = a.perimeter_id
        WHERE {Imported}
        UNION ALL
        SELECT d.import_id, CAST(1 AS BIT), NULL, NULL, NULL, NULL, NULL, NULL, NULL
        FROM {Wanted}
            JOIN deleted_assets AS d ON d.source_id = (SELECT s.id FROM sources AS s WHERE s.name = @source) AND d.import_id = {IsWanted}
        """;

    public const string FindRange =
        $"""
        SELECT TOP (@most) a.import_id, CASE WHEN a.hand_edited = 0 THEN a.fingerprint END FROM assets AS a
        WHERE a.source_id = (SELECT s.id FROM sources AS s WHERE s.name = @source) AND a.import_id BETWEEN @first AND @last
            AND DATALENGTH(a.import_id) = DATALENGTH(@first) AND {Imported}
        ORDER BY a.import_id
        """;

    public const string FindDeletedRange =
        """
        SELECT TOP (@most) d.import_id FROM deleted_assets AS d
        WHERE d.source_id = (SELECT s.id FROM sources AS s WHERE s.name = @source) AND d.import_id BETWEEN @first AND @last
            AND DATALENGTH(d.import_id) = DATALENGTH(@first)
        ORDER BY d.import_id
        """;

    public const string SetFingerprints =
        """
        UPDATE a SET fingerprint = f.fingerprint
        FROM assets AS a JOIN OPENJSON(@fingerprints) WITH (id BIGINT '$[0]', fingerprint BIGINT '$[1]') AS f ON f.id = a.id
        """;

    public const string FindComponents =
        $"""
        SELECT a.import_id, c.[key], c.name, c.cpe, c.knowledge_base_id
        FROM {Wanted}
            JOIN assets AS a ON a.source_id = (SELECT s.id FROM sources AS s WHERE s.name = @source) AND a.import_id = {IsWanted}
            JOIN components AS c ON c.asset_id = a.id AND c.imported = 1
        WHERE {Imported}
        """;

    public const string NewAssets = "#import_assets";

    public const string MakeNewAssets =
        $"""
        DROP TABLE IF EXISTS #import_assets;
        CREATE TABLE #import_assets (position BIGINT NOT NULL PRIMARY KEY, perimeter_id BIGINT NOT NULL, type_id BIGINT NOT NULL, source_id BIGINT,
            import_id NVARCHAR(400) {Text}, name NVARCHAR(MAX) {Text} NOT NULL, host_address NVARCHAR(MAX) {Text}, dns_name NVARCHAR(MAX) {Text},
            net_bios_name NVARCHAR(MAX) {Text}, ip_address NVARCHAR(MAX) {Text}, operating_system NVARCHAR(MAX) {Text}, relevance BIGINT NOT NULL,
            responsible_id BIGINT, hand_edited BIGINT NOT NULL, created_run BIGINT, analysis_frequency BIGINT, criticality BIGINT, latitude FLOAT,
            longitude FLOAT, location NVARCHAR(MAX) {Text}, description NVARCHAR(MAX) {Text}, fingerprint BIGINT, explanation_id BIGINT, written_run BIGINT);
        """;

    // MERGE, because only its OUTPUT can say which row got which number.
    public const string InsertAssets =
        """
        MERGE INTO assets AS a USING #import_assets AS n ON 1 = 0
        WHEN NOT MATCHED THEN
            INSERT (perimeter_id, type_id, source_id, import_id, name, host_address, dns_name, net_bios_name, ip_address, operating_system, relevance,
                responsible_id, hand_edited, created_run, analysis_frequency, criticality, latitude, longitude, location, description, fingerprint,
                explanation_id, written_run)
            VALUES (n.perimeter_id, n.type_id, n.source_id, n.import_id, n.name, n.host_address, n.dns_name, n.net_bios_name, n.ip_address,
                n.operating_system, n.relevance, n.responsible_id, n.hand_edited, n.created_run, n.analysis_frequency, n.criticality, n.latitude,
                n.longitude, n.location, n.description, n.fingerprint, n.explanation_id, n.written_run)
        OUTPUT n.position, inserted.id;
        """;

    public const string Changes = "#import_changes";

    public const string MakeChanges =
        $"""
        DROP TABLE IF EXISTS #import_changes;
        CREATE TABLE #import_changes (id BIGINT NOT NULL PRIMARY KEY, present BIGINT NOT NULL, type_id BIGINT NOT NULL, name NVARCHAR(MAX) {Text} NOT NULL,
            description NVARCHAR(MAX) {Text}, host_address NVARCHAR(MAX) {Text}, relevance BIGINT NOT NULL, analysis_frequency BIGINT,
            responsible_id BIGINT, criticality BIGINT, latitude FLOAT, longitude FLOAT, location NVARCHAR(MAX) {Text}, dns_name NVARCHAR(MAX) {Text},
            net_bios_name NVARCHAR(MAX) {Text}, ip_address NVARCHAR(MAX) {Text}, operating_system NVARCHAR(MAX) {Text}, fingerprint BIGINT,
            explanation_id BIGINT, written_run BIGINT);
        """;

    // present has a bit for each field that the document carries (AssetFields); the others stay as they are.
    public const string UpdateAssets =
        """
        UPDATE a SET
            type_id = c.type_id,
            name = c.name,
            explanation_id = c.explanation_id,
            written_run = c.written_run,
            description = IIF(c.present & 2 <> 0, c.description, a.description),
            host_address = IIF(c.present & 4 <> 0, c.host_address, a.host_address),
            relevance = IIF(c.present & 8 <> 0, c.relevance, a.relevance),
            analysis_frequency = IIF(c.present & 16 <> 0, c.analysis_frequency, a.analysis_frequency),
            responsible_id = IIF(c.present & 32 <> 0, c.responsible_id, a.responsible_id),
            criticality = IIF(c.present & 64 <> 0, c.criticality, a.criticality),
            latitude = IIF(c.present & 128 <> 0, c.latitude, a.latitude),
            longitude = IIF(c.present & 256 <> 0, c.longitude, a.longitude),
            location = IIF(c.present & 512 <> 0, c.location, a.location),
            dns_name = IIF(c.present & 1024 <> 0, c.dns_name, a.dns_name),
            net_bios_name = IIF(c.present & 2048 <> 0, c.net_bios_name, a.net_bios_name),
            ip_address = IIF(c.present & 4096 <> 0, c.ip_address, a.ip_address),
            operating_system = IIF(c.present & 8192 <> 0, c.operating_system, a.operating_system),
            hand_edited = a.hand_edited & ~c.present,
            fingerprint = c.fingerprint
        FROM assets AS a JOIN #import_changes AS c ON c.id = a.id
        """;

    public const string Components = "#import_components";

    public const string MakeComponents =
        $"""
        DROP TABLE IF EXISTS #import_components;
        CREATE TABLE #import_components (asset_id BIGINT NOT NULL, [key] NVARCHAR(400) {Text} NOT NULL, name NVARCHAR(MAX) {Text} NOT NULL,
            cpe NVARCHAR(MAX) {Text}, knowledge_base_id NVARCHAR(50) {Text} NOT NULL, PRIMARY KEY (asset_id, [key]));
        """;

    public const string UpdateComponents =
        """
        UPDATE c SET imported = 1, name = n.name, cpe = n.cpe, knowledge_base_id = n.knowledge_base_id
        FROM components AS c JOIN #import_components AS n ON n.asset_id = c.asset_id AND n.[key] = c.[key]
        """;

    public const string InsertComponents =
        """
        INSERT INTO components (asset_id, [key], imported, name, cpe, knowledge_base_id)
        SELECT n.asset_id, n.[key], 1, n.name, n.cpe, n.knowledge_base_id FROM #import_components AS n
        WHERE NOT EXISTS (SELECT 1 FROM components AS c WHERE c.asset_id = n.asset_id AND c.[key] = n.[key])
        """;
}
