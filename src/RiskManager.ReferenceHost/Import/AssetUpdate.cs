using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>Updates assets in place, wherever they are; what people had changed is recorded before it goes (R7, R30).</summary>
internal sealed class AssetUpdate(ImportBatch batch, DataConnection connection, IImportTables tables, BatchNames names, ImportAudit audit, CustomValues values)
{
    private const int DefaultRelevance = 3;

    private readonly List<AssetChange> _changes = [];
    private readonly Dictionary<long, (ImportedAsset Asset, AssetFields Overwritten)> _edited = [];

    public void Add(ImportedAsset asset, ExistingAsset existing)
    {
        var present = asset.Present;
        long? responsible = null;
        if (present.HasFlag(AssetFields.Responsible) && asset.Responsible is not null)
        {
            responsible = names.Responsible(asset.Responsible);
            if (responsible is null) present &= ~AssetFields.Responsible;
        }

        if ((existing.HandEdited & present) is var overwritten and not AssetFields.None) _edited[existing.Id] = (asset, overwritten);
        var type = names.Type(asset);
        _changes.Add(new AssetChange(present, Row(asset, existing.Id, type, responsible)));
        values.Add(asset, existing.Id, type);
    }

    public void Write()
    {
        if (_changes.Count == 0) return;
        RecordOverwritten();
        tables.Update(_changes);
    }

    private AssetRow Row(ImportedAsset asset, long id, long type, long? responsible) => new()
    {
        Id = id,
        TypeId = type,
        Name = asset.Name,
        Description = asset.Description,
        HostAddress = asset.HostAddress,
        Relevance = asset.Relevance ?? DefaultRelevance,
        AnalysisFrequency = asset.AnalysisFrequency,
        ResponsibleId = responsible,
        Criticality = asset.Criticality,
        Latitude = asset.Latitude,
        Longitude = asset.Longitude,
        Location = asset.Location,
        DnsName = asset.DnsName,
        NetBiosName = asset.NetBiosName,
        IpAddress = asset.IpAddress,
        OperatingSystem = asset.OperatingSystem,
        Fingerprint = batch.FingerprintOf(asset),
    };

    private void RecordOverwritten()
    {
        foreach (var chunk in _edited.Keys.Chunk(Parameters.MostInAList))
        {
            var rows =
                from row in connection.GetTable<AssetRow>()
                from perimeter in connection.GetTable<PerimeterRow>().InnerJoin(perimeter => perimeter.Id == row.PerimeterId)
                where chunk.Contains(row.Id)
                orderby row.Id
                select new { Asset = row, Perimeter = perimeter.Name };
            foreach (var row in rows.ToList()) RecordOverwritten(row.Asset, row.Perimeter);
        }
    }

    private void RecordOverwritten(AssetRow row, string perimeter)
    {
        var (asset, overwritten) = _edited[row.Id];
        var changes = new (AssetFields Field, string Label, string? Old, string? New)[]
        {
            (AssetFields.Name, "name", row.Name, asset.Name),
            (AssetFields.Description, "description", row.Description, asset.Description),
            (AssetFields.HostAddress, "hostaddress", row.HostAddress, asset.HostAddress),
            (AssetFields.DnsName, "dnsName", row.DnsName, asset.DnsName),
            (AssetFields.NetBiosName, "netBiosName", row.NetBiosName, asset.NetBiosName),
            (AssetFields.IpAddress, "ipAddress", row.IpAddress, asset.IpAddress),
            (AssetFields.OperatingSystem, "operatingSystem", row.OperatingSystem, asset.OperatingSystem),
        };
        foreach (var change in changes.Where(change => change.Old != change.New && overwritten.HasFlag(change.Field)))
            audit.Overwritten(asset, perimeter, change.Label, change.Old, change.New);
    }
}
