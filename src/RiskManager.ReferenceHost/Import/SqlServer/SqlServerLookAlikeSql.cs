using RiskManager.ReferenceHost.Store.SqlServer;

namespace RiskManager.ReferenceHost.Import.SqlServer;

/// <summary>
/// Finds assets of other origins that share a name or an address with those of a run. The few of other sources are laid aside with
/// an index first, then the run's assets are read once.
/// </summary>
internal static class SqlServerLookAlikeSql
{
    public const string MakeOthers =
        $"""
        DROP TABLE IF EXISTS #others;
        CREATE TABLE #others (shared_value NVARCHAR(400) COLLATE {SqlServerText.Collation} NOT NULL, shown NVARCHAR(MAX) COLLATE {SqlServerText.Collation} NOT NULL, asset_id BIGINT NOT NULL);
        CREATE CLUSTERED INDEX others_by_value ON #others (shared_value);
        """;

    public static readonly string CollectOthers =
        $"""
        INSERT INTO #others (shared_value, shown, asset_id)
        SELECT DISTINCT {SqlServerText.SortKeyOf("v.shared_value")}, v.shared_value, v.asset_id FROM (
            SELECT a.dns_name AS shared_value, a.id AS asset_id FROM assets AS a WHERE a.source_id IS NULL OR a.source_id <> @source
            UNION ALL SELECT a.ip_address, a.id FROM assets AS a WHERE a.source_id IS NULL OR a.source_id <> @source
            UNION ALL SELECT a.host_address, a.id FROM assets AS a WHERE a.source_id IS NULL OR a.source_id <> @source) AS v
        WHERE v.shared_value <> N''
        """;

    public static readonly string MatchOthers =
        $"""
        SELECT DISTINCT a.import_id, a.name, o.name, s.name, p.name, x.shown, a.id, o.id
        FROM assets AS a
            CROSS APPLY (VALUES ({SqlServerText.SortKeyOf("a.dns_name")}), ({SqlServerText.SortKeyOf("a.ip_address")})) AS own (value)
            JOIN #others AS x ON x.shared_value = own.value
            JOIN assets AS o ON o.id = x.asset_id
            JOIN perimeters AS p ON p.id = o.perimeter_id
            LEFT JOIN sources AS s ON s.id = o.source_id
        WHERE a.source_id = @source AND a.created_run = @run
        """;
}
