using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Updates assets in place, wherever they are; what people had changed is recorded before it goes (R7, R30).</summary>
internal sealed class AssetUpdate(
    ImportBatch batch, DataConnection connection, IImportTables tables, BatchNames names, ImportAudit audit, RunChanges runChanges, CustomValues values)
{
    private const int DefaultRelevance = 3;

    private readonly List<AssetChange> _changes = [];
    private readonly Dictionary<long, (ImportedAsset Asset, AssetFields Present, AssetFields Edited)> _assets = [];

    public void Add(ImportedAsset asset, ExistingAsset existing)
    {
        var present = asset.Present;
        long? responsible = null;
        if (present.HasFlag(AssetFields.Responsible) && asset.Responsible is not null)
        {
            responsible = names.Responsible(asset.Responsible);
            if (responsible is null) present &= ~AssetFields.Responsible;
        }

        _assets[existing.Id] = (asset, present, existing.HandEdited & present);
        var type = names.Type(asset);
        _changes.Add(new AssetChange(present, Row(asset, existing.Id, type, responsible)));
        values.Add(asset, existing.Id, type);
    }

    public void Write()
    {
        if (_changes.Count == 0) return;
        Record();
        tables.Update(_changes);
    }

    private AssetRow Row(ImportedAsset asset, long id, long type, long? responsible) => new()
    {
        Id = id,
        TypeId = type,
        Name = asset.Name,
        ExplanationId = asset.ExplanationId,
        WrittenRun = names.RunNumber,
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

    private void Record()
    {
        // Beyond what is kept of a run, only the work of people is worth a look at the old values.
        var wanted = _assets.Where(asset => runChanges.HasRoom || asset.Value.Edited != AssetFields.None).Select(asset => asset.Key);
        foreach (var chunk in wanted.ToList().Chunk(Parameters.MostInAList))
        {
            var rows =
                from row in connection.GetTable<AssetRow>()
                from perimeter in connection.GetTable<PerimeterRow>().InnerJoin(perimeter => perimeter.Id == row.PerimeterId)
                where chunk.Contains(row.Id)
                orderby row.Id
                select new { Asset = row, Perimeter = perimeter.Name };
            foreach (var row in rows.ToList()) Record(row.Asset, row.Perimeter);
        }
    }

    private void Record(AssetRow row, string perimeter)
    {
        var (asset, present, edited) = _assets[row.Id];
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
        foreach (var change in changes.Where(change => change.Old != change.New && present.HasFlag(change.Field)))
        {
            runChanges.Updated(row.Id, asset.Id, asset.Name, new FieldChange(change.Label, change.Old, change.New));
            if (edited.HasFlag(change.Field)) audit.Overwritten(asset, perimeter, change.Label, change.Old, change.New);
        }
    }
}
