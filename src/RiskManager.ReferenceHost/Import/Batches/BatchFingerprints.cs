using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Keeps the fingerprints of assets that a batch does not write, but found to be what Qualys says.</summary>
internal sealed class BatchFingerprints(IImportTables tables, BatchIdentities identities)
{
    public void Write(ImportBatch batch, IReadOnlyCollection<ImportedAsset> written)
    {
        if (written.Count(asset => batch.Fingerprints.ContainsKey(new AssetKey(asset.Source, asset.Id))) == batch.Fingerprints.Count) return;
        var done = written.Select(asset => new AssetKey(asset.Source, asset.Id)).ToHashSet();
        var others = batch.Fingerprints.Where(pair => !done.Contains(pair.Key)).ToList();
        identities.Load(others.Select(pair => pair.Key));
        tables.SetFingerprints([.. others.Where(pair => identities.Find(pair.Key) is { HandEdited: AssetFields.None })
            .Select(pair => new KeyValuePair<long, long>(identities.Find(pair.Key)!.Value.Id, pair.Value))]);
    }
}
