using System.Runtime.CompilerServices;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.Rest.Repositories;
using RiskManager.Rest.Sync;

namespace RiskManager.ReferenceHost.Platform;

/// <summary>The imported assets, read when the mirror is in step with the platform.</summary>
internal sealed class SyncedImportedAssetRepository(ImportedAssetRepository local, PlatformSync sync) : IImportedAssetRepository
{
    public async IAsyncEnumerable<string> StreamIdsAsync(string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await PlatformFaults.TranslateAsync(() => sync.EnsureAsync(source, cancellationToken));
        await foreach (var id in local.StreamIdsAsync(source, cancellationToken)) yield return id;
    }

    public async IAsyncEnumerable<ImportedAsset> StreamAsync(
        string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await PlatformFaults.TranslateAsync(() => sync.EnsureAsync(source, cancellationToken));
        await foreach (var asset in local.StreamAsync(source, cancellationToken)) yield return asset;
    }
}
