using System.Globalization;
using System.Runtime.CompilerServices;
using QualysPlugin.Completeness;
using QualysPlugin.Findings;
using QualysPlugin.Runs.Batches;
using RiskManager.Contracts;

namespace QualysPlugin.Brake.Listing;

/// <summary>
/// Counts the listed hosts that the platform does not hold, in flat memory. Where enough of them are imported, their identities alone
/// show it; else by ranges of fingerprints, or by looking the hosts up where the platform keeps none.
/// </summary>
/// <param name="source">The source of the assets.</param>
/// <param name="assets">The assets.</param>
/// <param name="fingerprints">Their fingerprints; null where the platform keeps none.</param>
/// <param name="imported">The identities of assets that exist; null where the platform cannot stream them.</param>
internal sealed class NewHostFinder(
    string source, IAssetRepository assets, IAssetFingerprintRepository? fingerprints, IImportedAssetRepository? imported)
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
        if (await AreEnoughImportedAsync(listed, listed.Count - maxNew, cancellationToken).ConfigureAwait(false))
            return null;
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

    /// <summary>
    /// Whether so many of the listed hosts have assets, those apart that people deleted. In a usual run they have, and reading the index of
    /// identities costs a fraction of reading fingerprints.
    /// </summary>
    private async Task<bool> AreEnoughImportedAsync(HostIdSet listed, long enough, CancellationToken cancellationToken)
    {
        if (imported is null)
            return false;
        var held = 0L;
        await foreach (var text in imported.StreamIdsAsync(source, cancellationToken).ConfigureAwait(false))
        {
            // A text with leading zeros is the identity of no host.
            if (text[0] != '0' && HostId.Parse(text) is { } id && listed.Contains(id) && ++held >= enough)
                return true;
        }

        return false;
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
