using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Documents;

namespace RiskManager.ReferenceHost.Import.Batches;

/// <summary>Looks up an asset's fingerprint in its batch.</summary>
internal static class ImportBatchFingerprints
{
    public static long? FingerprintOf(this ImportBatch batch, DocumentAsset asset) =>
        batch.Fingerprints.TryGetValue(new AssetKey(asset.Source, asset.Id), out var fingerprint) ? fingerprint : null;
}
