using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Keeps the fingerprints of assets that a batch does not write because they already hold the values of Qualys.</summary>
internal sealed class BatchFingerprints(IImportTables tables, BatchIdentities identities)
{
    public void Write(ImportBatch batch, IReadOnlyCollection<DocumentAsset> written)
    {
        if (batch.Fingerprints.Count == 0) return;
        var done = written.Select(asset => new AssetKey(asset.Source, asset.Id)).ToHashSet();
        if (done.Count(batch.Fingerprints.ContainsKey) == batch.Fingerprints.Count) return;
        var others = batch.Fingerprints.Where(pair => !done.Contains(pair.Key)).ToList();
        identities.Load(others.Select(pair => pair.Key));
        tables.SetFingerprints([.. others.Where(pair => identities.Find(pair.Key) is { HandEdited: AssetFields.None })
            .Select(pair => new KeyValuePair<long, long>(identities.Find(pair.Key)!.Value.Id, pair.Value))]);
    }
}
