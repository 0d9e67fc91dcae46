using System.Data;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.SqlServer;

/// <summary>The rows of the temporary tables of an import.</summary>
internal static class SqlServerImportRows
{
    public static DataTable OfNewAssets(IReadOnlyList<AssetRow> assets)
    {
        var rows = New(
            SqlServerImportSql.NewAssets,
            ["position", "perimeter_id", "type_id", "source_id", "relevance", "responsible_id", "hand_edited", "created_run", "analysis_frequency", "criticality", "fingerprint", "explanation_id", "written_run"],
            ["import_id", "name", "host_address", "dns_name", "net_bios_name", "ip_address", "operating_system", "location", "description"],
            ["latitude", "longitude"]);
        for (var position = 0; position < assets.Count; position++)
        {
            var asset = assets[position];
            rows.Rows.Add(
                (long)position, asset.PerimeterId, asset.TypeId, asset.SourceId, (long)asset.Relevance, asset.ResponsibleId, (long)asset.HandEdited, asset.CreatedRun,
                (long?)asset.AnalysisFrequency, (long?)asset.Criticality, asset.Fingerprint, asset.ExplanationId, asset.WrittenRun,
                asset.ImportId, asset.Name, asset.HostAddress, asset.DnsName, asset.NetBiosName, asset.IpAddress, asset.OperatingSystem, asset.Location, asset.Description,
                asset.Latitude, asset.Longitude);
        }

        return rows;
    }

    public static DataTable OfChanges(IReadOnlyList<AssetChange> changes)
    {
        var rows = New(
            SqlServerImportSql.Changes,
            ["id", "present", "type_id", "relevance", "analysis_frequency", "responsible_id", "criticality", "fingerprint", "explanation_id", "written_run"],
            ["name", "description", "host_address", "location", "dns_name", "net_bios_name", "ip_address", "operating_system"],
            ["latitude", "longitude"]);
        foreach (var (present, asset) in changes)
        {
            rows.Rows.Add(
                asset.Id, (long)present, asset.TypeId, (long)asset.Relevance, (long?)asset.AnalysisFrequency, asset.ResponsibleId, (long?)asset.Criticality,
                asset.Fingerprint, asset.ExplanationId, asset.WrittenRun,
                asset.Name, asset.Description, asset.HostAddress, asset.Location, asset.DnsName, asset.NetBiosName, asset.IpAddress, asset.OperatingSystem,
                asset.Latitude, asset.Longitude);
        }

        return rows;
    }

    public static DataTable OfComponents(IReadOnlyList<ComponentRow> components)
    {
        var rows = New(SqlServerImportSql.Components, ["asset_id"], ["key", "name", "cpe", "knowledge_base_id"], []);
        foreach (var component in components) rows.Rows.Add(component.AssetId, component.Key, component.Name, component.Cpe, component.KnowledgeBaseId);
        return rows;
    }

    private static DataTable New(string table, string[] numbers, string[] texts, string[] fractions)
    {
        var rows = new DataTable(table) { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in numbers) rows.Columns.Add(column, typeof(long));
        foreach (var column in texts) rows.Columns.Add(column, typeof(string));
        foreach (var column in fractions) rows.Columns.Add(column, typeof(double));
        return rows;
    }
}
