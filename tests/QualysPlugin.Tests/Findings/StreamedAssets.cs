using System.Runtime.CompilerServices;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Findings;

/// <summary>Assets that a platform streams.</summary>
internal sealed class StreamedAssets(IEnumerable<ImportedAsset> assets) : IImportedAssetRepository
{
    public async IAsyncEnumerable<string> StreamIdsAsync(string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var asset in StreamAsync(source, cancellationToken))
            yield return asset.Id;
    }

    public async IAsyncEnumerable<ImportedAsset> StreamAsync(string source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var asset in assets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return asset;
        }
    }
}
