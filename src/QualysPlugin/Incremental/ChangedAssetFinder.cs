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
    private const int HostsPerRange = 10_000;

    /// <summary>A range in which the platform holds more than this is halved; a host alone never does.</summary>
    private const int MaxPerRange = 100_000;

    private readonly FingerprintRanges _ranges = new(source, fingerprints);

    /// <summary>Adds the hosts that were never imported, were deleted by a person or, if asked for, changed by one.</summary>
    /// <param name="listed">In ascending order.</param>
    /// <param name="changed">Where they go.</param>
    /// <param name="cancellationToken">Cancels the look-ups.</param>
    public async Task FindChangedAsync(IEnumerable<long> listed, HostIdSet changed, CancellationToken cancellationToken)
    {
        foreach (var range in FingerprintRanges.Cut(listed, HostsPerRange))
            await FindInRangeAsync(range, changed, cancellationToken).ConfigureAwait(false);
    }

    private async Task FindInRangeAsync(List<long> range, HostIdSet changed, CancellationToken cancellationToken)
    {
        var parts = new Stack<List<long>>([range]);
        while (parts.Count > 0)
        {
            var part = parts.Pop();
            if (await _ranges.FindAsync(part, MaxPerRange, cancellationToken).ConfigureAwait(false) is { } held)
            {
                for (var index = 0; index < part.Count; index++)
                {
                    if (!IsUnchanged(held[index]))
                        changed.Add(part[index]);
                }

                continue;
            }

            // The lower half is on top, so that IDs are added in ascending order.
            var half = part.Count / 2;
            parts.Push(part.GetRange(half, part.Count - half));
            parts.Push(part.GetRange(0, half));
        }
    }

    private bool IsUnchanged(AssetFingerprint? held) => held is { Deleted: false } asset && (!overwrites || asset.Fingerprint is not null);
}
