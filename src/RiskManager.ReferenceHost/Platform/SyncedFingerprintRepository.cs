using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.Rest.Repositories;
using RiskManager.Rest.Sync;

namespace RiskManager.ReferenceHost.Platform;

/// <summary>The fingerprints, read when the mirror is in step with the platform.</summary>
internal sealed class SyncedFingerprintRepository(FingerprintRepository local, PlatformSync sync) : IAssetFingerprintRepository
{
    public async Task<IReadOnlyList<AssetFingerprint>?> FindRangeAsync(
        string source, string firstId, string lastId, int maxCount, CancellationToken cancellationToken)
    {
        await PlatformFaults.TranslateAsync(() => sync.EnsureAsync(source, cancellationToken));
        return await local.FindRangeAsync(source, firstId, lastId, maxCount, cancellationToken);
    }
}
