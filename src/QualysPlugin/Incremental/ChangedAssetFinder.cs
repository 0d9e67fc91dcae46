using System.Globalization;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using RiskManager.Contracts;

namespace QualysPlugin.Incremental;

/// <summary>
/// Which of the listed hosts the platform holds as an import left them. Both sides are in the order of their IDs, so ranges
/// of fingerprints are merged with the list; there is no look-up of single assets, and no more than a range in memory (R25).
/// </summary>
/// <param name="source">The source of the assets.</param>
/// <param name="overwrites">Whether what people changed is overwritten (R7), so that such assets are not settled.</param>
/// <param name="fingerprints">What the platform holds.</param>
internal sealed class ChangedAssetFinder(string source, bool overwrites, IAssetFingerprintRepository fingerprints)
{
    private const int HostsPerRange = 10_000;

    /// <summary>A range in which the platform holds more than this is halved; a host alone never does.</summary>
    private const int MaxPerRange = 100_000;

    /// <summary>Adds the hosts that are not settled: never imported, deleted by a person, or, if asked for, changed by one.</summary>
    /// <param name="listed">In ascending order.</param>
    /// <param name="changed">Where they go.</param>
    /// <param name="cancellationToken">Cancels the look-ups.</param>
    public async Task FindChangedAsync(IEnumerable<long> listed, HostIdSet changed, CancellationToken cancellationToken)
    {
        var range = new List<long>(HostsPerRange);
        long beyond = 0;
        foreach (var id in listed)
        {
            if (range.Count == HostsPerRange || (range.Count > 0 && id >= beyond))
            {
                await MergeAsync(range, changed, cancellationToken).ConfigureAwait(false);
                range.Clear();
            }

            if (range.Count == 0)
                beyond = FirstOfMoreDigits(id);
            range.Add(id);
        }

        if (range.Count > 0)
            await MergeAsync(range, changed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The order of texts is that of numbers only among IDs of one length.</summary>
    private static long FirstOfMoreDigits(long id)
    {
        long power = 10;
        while (power <= id && power <= long.MaxValue / 10)
            power *= 10;
        return power > id ? power : long.MaxValue;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private async Task MergeAsync(List<long> range, HostIdSet changed, CancellationToken cancellationToken)
    {
        var parts = new Stack<(int First, int Count)>();
        parts.Push((0, range.Count));
        while (parts.Count > 0)
        {
            var (first, count) = parts.Pop();
            var held = await fingerprints.FindRangeAsync(source, Text(range[first]), Text(range[first + count - 1]), MaxPerRange, cancellationToken).ConfigureAwait(false);
            if (held is not null)
            {
                Merge(range, first, count, held, changed);
                continue;
            }

            // The lower half is on top, so that IDs are added in ascending order.
            parts.Push((first + (count / 2), count - (count / 2)));
            parts.Push((first, count / 2));
        }
    }

    private void Merge(List<long> range, int first, int count, IReadOnlyList<AssetFingerprint> held, HostIdSet changed)
    {
        var next = 0;
        for (var index = first; index < first + count; index++)
        {
            var id = Text(range[index]);
            while (next < held.Count && string.CompareOrdinal(held[next].Id, id) < 0)
                next++;
            if (next == held.Count || held[next].Id != id || !IsUnchanged(held[next]))
                changed.Add(range[index]);
        }
    }

    private bool IsUnchanged(AssetFingerprint asset) => !asset.Deleted && (!overwrites || asset.Fingerprint is not null);
}
