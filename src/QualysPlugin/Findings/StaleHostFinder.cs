using QualysPlugin.Api.Http;
using QualysPlugin.Completeness;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Findings;

/// <summary>Finds the assets whose listed hosts were not scanned for a while (R37).</summary>
internal sealed class StaleHostFinder(ImportSession session, IImportedAssetRepository assets, CompletenessLedger ledger)
{
    /// <summary>So many hosts, all of them stale, are doubted.</summary>
    private const int MinToDoubt = 20;

    /// <summary>Finds them.</summary>
    /// <param name="now">The time by Qualys' clock.</param>
    /// <param name="quarantined">How many hosts were quarantined.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The hosts; null when it could not be told.</returns>
    public async Task<HostIdSet?> FindAsync(DateTimeOffset now, long quarantined, CancellationToken cancellationToken)
    {
        if (session.Plan.Tuning.StaleAfterDays is not (> 0 and var days) || ledger.Listed == 0)
            return new HostIdSet();
        var notScanned = new HostIdSet();
        try
        {
            var all = await session.Inventory.ListNotScannedIdsAsync(now.AddDays(-days), cancellationToken).ConfigureAwait(false);
            foreach (var id in all.Ids.Where(ledger.IsPresent))
                notScanned.Add(id);
        }
        catch (QualysApiException exception)
        {
            session.Log.NotLookedFor($"Which hosts were not scanned for {days:N0} days could not be told: {exception.Message}");
            return null;
        }

        if (notScanned.Count >= ledger.Listed && ledger.Listed >= MinToDoubt)
            session.Log.NothingScanned(ledger.Listed, days);
        return notScanned.Count == 0 || (quarantined == 0 && !ledger.Missing.Any())
            ? notScanned
            : await WithAssetAsync(notScanned, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A host that was quarantined or not delivered may have no asset; every other one has.</summary>
    private async Task<HostIdSet> WithAssetAsync(HostIdSet hosts, CancellationToken cancellationToken)
    {
        var found = new List<long>();
        await foreach (var text in assets.StreamIdsAsync(session.Plan.Source, cancellationToken).ConfigureAwait(false))
        {
            if (HostId.Parse(text) is { } id && hosts.Contains(id))
                found.Add(id);
        }

        // The stream has no order, and a set is quick to fill in order.
        found.Sort();
        var held = new HostIdSet();
        foreach (var id in found)
            held.Add(id);
        return held;
    }
}
