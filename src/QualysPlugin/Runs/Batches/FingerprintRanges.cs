using System.Globalization;
using System.Runtime.CompilerServices;
using QualysPlugin.Findings;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>
/// Looks up what the platform holds of many hosts by ranges of fingerprints: both sides are in the order of IDs and are merged, so
/// no asset is looked up on its own (R25).
/// </summary>
internal sealed class FingerprintRanges(string source, IAssetFingerprintRepository fingerprints)
{
    private const int HostsPerRange = 10_000;

    /// <summary>A range in which the platform holds more than this is halved; a host alone never does.</summary>
    private const int MaxPerRange = 100_000;

    /// <summary>
    /// Cuts IDs into ranges in which they ascend and have the same number of digits: the platform orders IDs as texts, and texts are in
    /// the order of numbers only if they have the same length.
    /// </summary>
    /// <param name="ids">The IDs.</param>
    /// <param name="maxCount">The most IDs of a range.</param>
    public static IEnumerable<List<long>> Split(IEnumerable<long> ids, int maxCount)
    {
        var range = new List<long>();
        var end = 0L;
        foreach (var id in ids)
        {
            if (range.Count == maxCount || (range.Count > 0 && (id >= end || id <= range[range.Count - 1])))
            {
                yield return range;
                range = [];
            }

            if (range.Count == 0)
                end = FirstWithMoreDigits(id);
            range.Add(id);
        }

        if (range.Count > 0)
            yield return range;
    }

    /// <summary>Finds what the platform holds of a whole listing, range by range.</summary>
    /// <param name="listed">The IDs in ascending order.</param>
    /// <param name="cancellationToken">Cancels the look-ups.</param>
    public async IAsyncEnumerable<HeldRange> FindAllAsync(
        IEnumerable<long> listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var range in Split(listed, HostsPerRange))
        {
            var parts = new Stack<List<long>>([range]);
            while (parts.Count > 0)
            {
                var part = parts.Pop();
                if (await FindAsync(part, MaxPerRange, cancellationToken).ConfigureAwait(false) is { } held)
                {
                    yield return new HeldRange(part, held);
                    continue;
                }

                // The lower half is on top, so that IDs come in ascending order.
                var half = part.Count / 2;
                parts.Push(part.GetRange(half, part.Count - half));
                parts.Push(part.GetRange(0, half));
            }
        }
    }

    /// <summary>Finds what the platform holds of the IDs of a range.</summary>
    /// <param name="range">As <see cref="Split"/> makes them.</param>
    /// <param name="maxHeld">The most assets that the platform may hold in the range.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>What it holds of each ID, null where nothing; null if it holds more than <paramref name="maxHeld"/> assets.</returns>
    public async Task<AssetFingerprint?[]?> FindAsync(IReadOnlyList<long> range, int maxHeld, CancellationToken cancellationToken)
    {
        var held = await fingerprints.FindRangeAsync(source, Text(range[0]), Text(range[range.Count - 1]), maxHeld, cancellationToken)
            .ConfigureAwait(false);
        return held is null ? null : Merge(range, held);
    }

    /// <summary>Both are in the order of numbers, as texts of one length are; an identity of another form is no host's.</summary>
    private static AssetFingerprint?[] Merge(IReadOnlyList<long> range, IReadOnlyList<AssetFingerprint> held)
    {
        var merged = new AssetFingerprint?[range.Count];
        var index = 0;
        foreach (var print in held)
        {
            if (HostId.Parse(print.Id) is not { } id)
                continue;
            while (index < merged.Length && range[index] < id)
                index++;
            if (index == merged.Length)
                break;
            if (range[index] == id)
                merged[index] = print;
        }

        return merged;
    }

    private static long FirstWithMoreDigits(long id)
    {
        long power = 10;
        while (power <= id && power <= long.MaxValue / 10)
            power *= 10;
        return power > id ? power : long.MaxValue;
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
