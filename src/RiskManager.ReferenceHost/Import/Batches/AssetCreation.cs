using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Creates the assets of a batch that the host does not hold, deleted ones included (R6).</summary>
internal sealed class AssetCreation(ImportBatch batch, IImportTables tables, BatchNames names, BatchIdentities identities, DeletedAssets deleted, CustomValues values)
{
    private const int DefaultRelevance = 3;

    private readonly List<ImportedAsset> _assets = [];
    private readonly List<AssetRow> _rows = [];

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    public void Add(ImportedAsset asset)
    {
        var perimeter = names.Perimeter(asset);
        _assets.Add(asset);
        _rows.Add(new AssetRow
        {
            PerimeterId = perimeter.Id,
            TypeId = names.Type(asset),
            SourceId = identities.SourceNumber(asset.Source),
            ImportId = asset.Id,
            Name = asset.Name,
            HostAddress = asset.HostAddress,
            DnsName = asset.DnsName,
            NetBiosName = asset.NetBiosName,
            IpAddress = asset.IpAddress,
            OperatingSystem = asset.OperatingSystem,
            Relevance = asset.Relevance ?? DefaultRelevance,
            ResponsibleId = names.Responsible(asset.Responsible) ?? perimeter.ResponsibleId,
            CreatedRun = names.RunNumber,
            ExplanationId = asset.ExplanationId,
            WrittenRun = names.RunNumber,
            AnalysisFrequency = asset.AnalysisFrequency,
            Criticality = asset.Criticality,
            Latitude = asset.Latitude,
            Longitude = asset.Longitude,
            Location = asset.Location,
            Description = asset.Description,
            Fingerprint = batch.FingerprintOf(asset),
        });
    }

    public void Write()
    {
        if (_rows.Count == 0) return;
        var numbers = tables.Insert(_rows);
        for (var index = 0; index < _rows.Count; index++)
        {
            var asset = _assets[index];
            identities.Add(new AssetKey(asset.Source, asset.Id), numbers[index]);
            values.Add(asset, numbers[index], _rows[index].TypeId);
        }

        deleted.Forget(_assets, names);
    }
}
