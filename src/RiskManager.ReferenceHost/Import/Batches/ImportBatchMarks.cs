using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Looks up what a batch keeps of an asset for later runs.</summary>
internal static class ImportBatchMarks
{
    public static long? FingerprintOf(this ImportBatch batch, DocumentAsset asset) =>
        batch.Fingerprints.TryGetValue(new AssetKey(asset.Source, asset.Id), out var fingerprint) ? fingerprint : null;

    public static string? IdentifiersOf(this ImportBatch batch, DocumentAsset asset) =>
        batch.Identifiers.TryGetValue(new AssetKey(asset.Source, asset.Id), out var identifiers) ? identifiers : null;
}
