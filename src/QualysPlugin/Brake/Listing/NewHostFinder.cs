using System.Globalization;
using System.Runtime.CompilerServices;
using QualysPlugin.Completeness;
using QualysPlugin.Runs.Batches;
using RiskManager.Contracts;

namespace QualysPlugin.Brake.Listing;

/// <summary>
/// Counts the listed hosts that the platform does not hold, in flat memory: by ranges of fingerprints, or by looking the hosts up where
/// the platform keeps none.
/// </summary>
/// <param name="source">The source of the assets.</param>
/// <param name="assets">The assets.</param>
/// <param name="fingerprints">Their fingerprints; null where the platform keeps none.</param>
internal sealed class NewHostFinder(string source, IAssetRepository assets, IAssetFingerprintRepository? fingerprints)
{
    private const int HostsPerLookup = 10_000;

    /// <summary>Finds the new hosts.</summary>
    /// <param name="listed">The listed hosts.</param>
    /// <param name="maxNew">
    /// How many may be new. The search ends as soon as it is certain that there are no more: with a limit of half the hosts, halfway.
    /// </param>
    /// <param name="cancellationToken">Cancels the look-ups.</param>
    /// <returns>The new hosts; null when there are no more than may be.</returns>
    public async Task<HostIdSet?> FindAsync(HostIdSet listed, long maxNew, CancellationToken cancellationToken)
    {
        var added = new HostIdSet();
        var held = 0L;
        await foreach (var (ids, isHeld) in LookUpAsync(listed, cancellationToken).ConfigureAwait(false))
        {
            for (var index = 0; index < ids.Count; index++)
            {
                if (isHeld(index))
                    held++;
                else
                    added.Add(ids[index]);
            }

            if (listed.Count - held <= maxNew)
                return null;
        }

        return added;
    }

    private IAsyncEnumerable<(List<long> Ids, Func<int, bool> IsHeld)> LookUpAsync(
        HostIdSet listed, CancellationToken cancellationToken) =>
        fingerprints is null
            ? FindAssetsAsync(listed, cancellationToken)
            : FindFingerprintsAsync(new FingerprintRanges(source, fingerprints), listed, cancellationToken);

    private static async IAsyncEnumerable<(List<long> Ids, Func<int, bool> IsHeld)> FindFingerprintsAsync(
        FingerprintRanges ranges, HostIdSet listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var range in ranges.FindAllAsync(listed.Ids, cancellationToken).ConfigureAwait(false))
            yield return (range.Ids, index => range.Held[index] is not null);
    }

    private async IAsyncEnumerable<(List<long> Ids, Func<int, bool> IsHeld)> FindAssetsAsync(
        HostIdSet listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var ids in FingerprintRanges.Split(listed.Ids, HostsPerLookup))
        {
            var texts = ids.ConvertAll(id => id.ToString(CultureInfo.InvariantCulture));
            var found = await assets.FindAsync(source, texts, cancellationToken).ConfigureAwait(false);
            var held = new HashSet<string>(found.Select(asset => asset.Key.Id), StringComparer.Ordinal);
            yield return (ids, index => held.Contains(texts[index]));
        }
    }
}
