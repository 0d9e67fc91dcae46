using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.Rest.Repositories;
using RiskManager.Rest.Sync;

namespace RiskManager.ReferenceHost.Platform;

/// <summary>The imported components, read when the mirror is in step with the platform.</summary>
internal sealed class SyncedComponentRepository(ComponentRepository local, PlatformSync sync) : IAssetComponentRepository
{
    public async Task<IReadOnlyCollection<StoredComponent>> FindAsync(
        string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        await PlatformFaults.TranslateAsync(() => sync.EnsureAsync(source, cancellationToken));
        return await local.FindAsync(source, ids, cancellationToken);
    }
}
