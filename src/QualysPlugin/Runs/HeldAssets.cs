using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>
/// What the host holds of the assets of a batch. Both sides are in the order of their IDs, so one range of fingerprints is
/// merged with the batch; only assets whose fingerprint differs are looked up in full.
/// </summary>
internal sealed class HeldAssets(string source, bool comparesValues, IAssetRepository assets, IAssetFingerprintRepository? fingerprints)
{
    /// <summary>A range that holds many more assets than the batch has hosts costs more than looking up the hosts.</summary>
    private const int LargestRangePerHost = 8;

    /// <summary>Looks up a batch.</summary>
    /// <param name="records">The hosts, each identity once.</param>
    /// <param name="fingerprintOf">What the task would write to an asset, in short.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    public async Task<HeldBatch> FindAsync(IReadOnlyList<AssetRecord> records, Func<AssetRecord, long> fingerprintOf, CancellationToken cancellationToken)
    {
        var held = new HeldBatch();
        var unknown = new List<string>();
        for (var start = 0; start < records.Count;)
        {
            var count = CountAscending(records, start);
            var range = fingerprints is null ? null : await fingerprints.FindRangeAsync(
                source, records[start].Id, records[start + count - 1].Id, checked(count * LargestRangePerHost), cancellationToken).ConfigureAwait(false);
            if (range is null)
                unknown.AddRange(records.Skip(start).Take(count).Select(record => record.Id));
            else
                Merge(records, start, count, range, fingerprintOf, held, unknown);
            start += count;
        }

        if (unknown.Count > 0)
        {
            foreach (var asset in await assets.FindAsync(source, unknown, cancellationToken).ConfigureAwait(false))
                held.Add(asset);
        }

        return held;
    }

    /// <summary>How many records from one on ascend and have IDs of one length, as a range of texts needs.</summary>
    private static int CountAscending(IReadOnlyList<AssetRecord> records, int start)
    {
        var end = start + 1;
        while (end < records.Count && records[end].HostId > records[end - 1].HostId && records[end].Id.Length == records[start].Id.Length)
            end++;
        return end - start;
    }

    private void Merge(
        IReadOnlyList<AssetRecord> records, int start, int count, IReadOnlyList<AssetFingerprint> range, Func<AssetRecord, long> fingerprintOf, HeldBatch held, List<string> unknown)
    {
        var next = 0;
        for (var index = start; index < start + count; index++)
        {
            var record = records[index];
            while (next < range.Count && string.CompareOrdinal(range[next].Id, record.Id) < 0)
                next++;
            if (next == range.Count || range[next].Id != record.Id)
                continue;
            var asset = range[next];
            if (!asset.Deleted && (!comparesValues || asset.Fingerprint == fingerprintOf(record)))
                held.AddSame(record.HostId);
            else if (asset.Deleted)
                held.Add(new StoredAsset(new AssetKey(source, record.Id)) { Deleted = true });
            else
                unknown.Add(record.Id);
        }
    }
}
