using QualysPlugin.Completeness;
using QualysPlugin.Runs.Batches;
using RiskManager.Contracts;

namespace QualysPlugin.Incremental;

/// <summary>Finds the listed hosts that the platform does not hold as an import left them.</summary>
/// <param name="source">The source of the assets.</param>
/// <param name="overwrites">Whether what people changed is overwritten (R7), so that such assets count as changed.</param>
/// <param name="fingerprints">What the platform holds.</param>
internal sealed class ChangedAssetFinder(string source, bool overwrites, IAssetFingerprintRepository fingerprints)
{
    private readonly FingerprintRanges _ranges = new(source, fingerprints);

    /// <summary>Adds the hosts that were never imported, were deleted by a person or, if asked for, changed by one.</summary>
    /// <param name="listed">In ascending order.</param>
    /// <param name="changed">Where they go.</param>
    /// <param name="cancellationToken">Cancels the look-ups.</param>
    public async Task FindChangedAsync(IEnumerable<long> listed, HostIdSet changed, CancellationToken cancellationToken)
    {
        await foreach (var range in _ranges.FindAllAsync(listed, cancellationToken).ConfigureAwait(false))
        {
            for (var index = 0; index < range.Ids.Count; index++)
            {
                if (!IsUnchanged(range.Held[index]))
                    changed.Add(range.Ids[index]);
            }
        }
    }

    private bool IsUnchanged(AssetFingerprint? held) => held is { Deleted: false } asset && (!overwrites || asset.Fingerprint is not null);
}
