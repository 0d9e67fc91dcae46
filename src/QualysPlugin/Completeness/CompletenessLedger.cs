using System.Globalization;

namespace QualysPlugin.Completeness;

/// <summary>
/// Proves that a run is complete (R22): every ID that Qualys lists has to be committed to the host. Hosts that come or go in
/// Qualys during the run are accounted for.
/// </summary>
internal sealed class CompletenessLedger
{
    private readonly HostIdSet _expected = new();
    private readonly HostIdSet _committed = new();
    private readonly HostIdSet _reserved = new();
    private readonly HostIdSet _purged = new();

    /// <summary>Whether Qualys has listed what to expect.</summary>
    public bool HasListing { get; private set; }

    /// <summary>Hosts that were expected and not purged.</summary>
    public long Listed => _expected.Count - _purged.Count;

    /// <summary>How many different IDs are committed.</summary>
    public long Committed => _committed.Count;

    /// <summary>Expects every ID of a listing.</summary>
    public void Expect(HostIdSet listed)
    {
        _expected.UnionWith(listed);
        HasListing = true;
    }

    /// <summary>The listed IDs from one on, in ascending order; they do not change once everything is listed.</summary>
    public IEnumerable<long> ListedFrom(long id) => _expected.From(id);

    /// <summary>Records that Qualys removed a host during the run.</summary>
    public void MarkPurged(long id) => _purged.Add(id);

    /// <summary>Reserves the ID of a record that is on its way to the host's storage; safe while others are committed.</summary>
    /// <returns>False when the ID is already reserved: the record is a duplicate.</returns>
    public bool TryReserve(long id) => _reserved.Add(id);

    /// <summary>Records everything that the interrupted run committed, before this one reserves anything.</summary>
    public void Resume(HostIdSet committed)
    {
        _reserved.UnionWith(committed);
        _committed.UnionWith(committed);
    }

    /// <summary>Records that the host has stored what became of a record.</summary>
    public void Commit(long id) => _committed.Add(id);

    /// <summary>Records that hosts need nothing stored.</summary>
    public void Commit(HostIdSet ids) => _committed.UnionWith(ids);

    /// <summary>Records that the host has stored what became of a batch.</summary>
    /// <param name="hosts">The IDs of its hosts.</param>
    /// <param name="quarantined">Those of its quarantined records; null for each whose ID could not be read.</param>
    /// <returns>How many quarantined records have no ID.</returns>
    public int Commit(IEnumerable<long> hosts, IEnumerable<long?> quarantined)
    {
        foreach (var id in hosts)
            Commit(id);
        var withoutId = 0;
        foreach (var record in quarantined)
        {
            if (record is { } id)
                Commit(id);
            else
                withoutId++;
        }

        return withoutId;
    }

    /// <summary>Whether the host has stored what became of the record.</summary>
    public bool IsCommitted(long id) => _committed.Contains(id);

    /// <summary>Whether Qualys listed or delivered the host, and did not remove it during the run.</summary>
    public bool IsPresent(long id) => _committed.Contains(id) || (_expected.Contains(id) && !_purged.Contains(id));

    /// <summary>Expected IDs that are not accounted for, in ascending order.</summary>
    public IEnumerable<long> Missing => _expected.Except(_committed).Where(id => !_purged.Contains(id));

    /// <summary>How many committed IDs were never listed: hosts that Qualys added during the run, or that its listing left out.</summary>
    public long CountSurplus() => _committed.Except(_expected).LongCount();

    /// <summary>Verifies that every expected ID is accounted for.</summary>
    /// <param name="accounted">Created, updated, unchanged and quarantined records, resumed ones included.</param>
    /// <param name="quarantinedWithoutId">Quarantined records whose ID could not be read: each stands for a missing ID.</param>
    public CompletenessProof Verify(long accounted, long quarantinedWithoutId)
    {
        var missing = Missing.ToList();
        var unexplained = Math.Max(0, missing.Count - quarantinedWithoutId);
        return new CompletenessProof(
            accounted + unexplained,
            unexplained,
            unexplained == 0
                ? []
                : [.. missing.Take(CompletenessProof.MaxMissingIds).Select(id => id.ToString(CultureInfo.InvariantCulture))]);
    }
}
