using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Creates the assets of a batch that the host does not hold, deleted ones included (R6).</summary>
/// <remarks>last: the statements that end the batch.</remarks>
internal sealed class AssetCreation(
    ImportBatch batch, StatementGroup last, IImportTables tables, BatchNames names, BatchIdentities identities,
    DeletedAssets deleted, CustomValues values)
{
    private readonly List<DocumentAsset> _assets = [];

    /// <summary>How many there are.</summary>
    public int Count => _assets.Count;

    public void Add(DocumentAsset asset)
    {
        var perimeter = names.Perimeter(asset);
        var row = asset.Row;
        row.PerimeterId = perimeter.Id;
        row.TypeId = names.Type(asset);
        row.SourceId = identities.SourceNumber(asset.Source);
        row.ResponsibleId = names.Responsible(asset.Responsible) ?? perimeter.ResponsibleId;
        row.CreatedRun = names.RunNumber;
        row.WrittenRun = names.RunNumber;
        row.Fingerprint = batch.FingerprintOf(asset);
        row.Identifiers = batch.IdentifiersOf(asset);
        _assets.Add(asset);
    }

    public void Write()
    {
        if (_assets.Count == 0) return;
        var numbers = tables.Insert([.. _assets.Select(asset => asset.Row)]);
        for (var index = 0; index < _assets.Count; index++)
        {
            var asset = _assets[index];
            identities.Add(new AssetKey(asset.Source, asset.Id), numbers[index]);
            values.Add(asset, numbers[index], asset.Row.TypeId);
        }

        AssetAdditions.Record(last, [.. _assets.Select((asset, index) => (numbers[index], asset.Row.PerimeterId))]);
        deleted.Forget(_assets, names);
    }
}
