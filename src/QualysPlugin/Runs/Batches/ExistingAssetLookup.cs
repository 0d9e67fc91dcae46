using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>Looks up the existing assets of a batch. Only assets whose fingerprint differs are read in full.</summary>
/// <param name="source">The source of the assets.</param>
/// <param name="comparesValues">Whether a value that differs matters (R7).</param>
/// <param name="assets">The assets.</param>
/// <param name="fingerprints">Their fingerprints; null where the host keeps none.</param>
internal sealed class ExistingAssetLookup(
    string source, bool comparesValues, IAssetRepository assets, FingerprintsAhead? fingerprints)
{
    /// <summary>Looks up the assets of a batch.</summary>
    /// <param name="records">The hosts, each identity once.</param>
    /// <param name="prints">The fingerprint of each host.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    public async Task<ExistingAssets> FindAsync(
        IReadOnlyList<AssetRecord> records, IReadOnlyList<long> prints, CancellationToken cancellationToken)
    {
        var existing = new ExistingAssets();
        var unknown = new List<string>();
        var start = 0;
        foreach (var range in FingerprintRanges.Split(records.Select(record => record.HostId), int.MaxValue))
        {
            var held = fingerprints is null ? null : await fingerprints.FindAsync(range, cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < range.Count; index++, start++)
            {
                if (held is null)
                    unknown.Add(records[start].Id);
                else if (held[index] is { } found)
                    Add(records[start], prints[start], found, existing, unknown);
            }
        }

        if (unknown.Count > 0)
        {
            foreach (var asset in await assets.FindAsync(source, unknown, cancellationToken).ConfigureAwait(false))
                existing.Add(asset);
        }

        return existing;
    }

    private void Add(AssetRecord record, long print, AssetFingerprint held, ExistingAssets existing, List<string> unknown)
    {
        if (held.Deleted)
            existing.Add(new StoredAsset(new AssetKey(source, record.Id)) { Deleted = true });
        else if (!comparesValues || held.Fingerprint == print)
            existing.AddUnchanged(record.HostId);
        else
            unknown.Add(record.Id);
    }
}
