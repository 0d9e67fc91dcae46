using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;
using RiskManager.ReferenceHost.Import.Lookups;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>
/// Keeps fingerprints and identifiers of assets that a batch does not write because they already hold the values of Qualys. An asset
/// that a person edited gets no fingerprint.
/// </summary>
internal sealed class UnwrittenAssets(IImportTables tables, BatchIdentities identities)
{
    public void Write(ImportBatch batch, IReadOnlyCollection<DocumentAsset> written)
    {
        // Assets that were written have got theirs.
        if (batch.Fingerprints.Count == written.Count(asset => asset.Row.Fingerprint is not null)) return;
        var done = written.Select(asset => new AssetKey(asset.Source, asset.Id)).ToHashSet();
        var others = batch.Fingerprints.Where(pair => !done.Contains(pair.Key)).ToList();
        identities.Load(others.Select(pair => pair.Key));
        tables.SetMarks([.. others.Select(pair => MarkOf(batch, pair.Key, pair.Value)).OfType<AssetMark>()]);
    }

    private AssetMark? MarkOf(ImportBatch batch, AssetKey key, long fingerprint) =>
        identities.Find(key) is { } existing
            ? new AssetMark(
                existing.Id, existing.HandEdited == AssetFields.None ? fingerprint : null, batch.Identifiers.GetValueOrDefault(key))
            : null;
}
