using QualysPlugin.Completeness;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Batches;

/// <summary>
/// Reads the fingerprints of a batch, and with them those of the listed hosts that follow, so that several batches need one look-up (R25).
/// </summary>
/// <param name="ranges">Looks fingerprints up.</param>
/// <param name="ledger">Knows which hosts are listed.</param>
/// <param name="time">Tells how old a look-up is.</param>
internal sealed class FingerprintsAhead(FingerprintRanges ranges, CompletenessLedger ledger, TimeProvider time)
{
    private const int HostsAhead = 5_000;

    /// <summary>A range that holds many more assets than it has hosts costs more than looking up the hosts.</summary>
    private const int MaxRangePerHost = 8;

    /// <summary>A batch of hosts that are further apart in the listing is looked up alone: an incremental run reads few of them.</summary>
    private const int MaxListedPerHost = 2;

    /// <summary>What somebody changes meanwhile is seen by the next run only, so a look-up does not serve for long.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private List<long> _ids = [];
    private AssetFingerprint?[] _held = [];
    private int _next;
    private long _readAt;
    private bool _isCrowded;

    /// <summary>Finds what the platform holds of the IDs of a range.</summary>
    /// <param name="range">As <see cref="FingerprintRanges.Split"/> makes them.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>What it holds of each ID, null where nothing; null if it holds far more assets than there are hosts.</returns>
    public async Task<AssetFingerprint?[]?> FindAsync(List<long> range, CancellationToken cancellationToken)
    {
        if (time.GetElapsedTime(_readAt) < MaxAge && Take(range) is { } known)
            return known;
        if (!_isCrowded && ListedFrom(range) is { } ahead)
        {
            var readAt = time.GetTimestamp();
            var held = await ranges.FindAsync(ahead, ahead.Count * MaxRangePerHost, cancellationToken).ConfigureAwait(false);
            _isCrowded = held is null;
            (_ids, _held, _next, _readAt) = held is null ? ([], [], 0, 0) : (ahead, held, 0, readAt);
            if (Take(range) is { } found)
                return found;
        }

        return await ranges.FindAsync(range, checked(range.Count * MaxRangePerHost), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The listed hosts from a range on; null where many of them lie between those of the range.</summary>
    private List<long>? ListedFrom(List<long> range)
    {
        var listed = ledger.ListedFrom(range[0]).Take(HostsAhead);
        var ahead = FingerprintRanges.Split(listed, HostsAhead).FirstOrDefault();
        if (ahead is null || ahead.Count <= range.Count)
            return null;
        var last = ahead.BinarySearch(range[range.Count - 1]);
        return last >= 0 && last < (long)range.Count * MaxListedPerHost ? ahead : null;
    }

    /// <summary>Takes what was read before of every ID of a range; null when one of them was not.</summary>
    private AssetFingerprint?[]? Take(List<long> range)
    {
        var found = new AssetFingerprint?[range.Count];
        var next = _next;
        for (var index = 0; index < found.Length; index++)
        {
            while (next < _ids.Count && _ids[next] < range[index])
                next++;
            if (next == _ids.Count || _ids[next] != range[index])
                return null;
            found[index] = _held[next++];
        }

        _next = next;
        return found;
    }
}
