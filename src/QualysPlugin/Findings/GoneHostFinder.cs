using QualysPlugin.Api.Http;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Findings;

/// <summary>
/// Finds the assets of the task whose hosts Qualys does not list any more, or lists without the task's filter only (R37).
/// </summary>
internal sealed class GoneHostFinder(
    ImportSession session, IImportedAssetRepository assets, HostFilter filter, CompletenessLedger ledger)
{
    /// <summary>So many hosts are asked for by their IDs, in one call; if there are more, all hosts are listed.</summary>
    private const int MaxIdsPerCall = 1_000;

    /// <summary>Finds them.</summary>
    /// <param name="imported">How many different hosts the run created, updated or found unchanged.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The hosts; null when it could not be told.</returns>
    public async Task<GoneHosts?> FindAsync(long imported, CancellationToken cancellationToken)
    {
        if (await HoldsNoOthersAsync(imported, cancellationToken).ConfigureAwait(false))
            return GoneHosts.None;
        var unlisted = await FindUnlistedAsync(cancellationToken).ConfigureAwait(false);
        if (unlisted.Count == 0)
            return GoneHosts.None;
        try
        {
            var leftFilter = filter.IsRestricted
                ? await ListAgainAsync(unlisted, cancellationToken).ConfigureAwait(false)
                : new HostIdSet();
            if (ledger.Listed > 0 || leftFilter.Count > 0)
                return Split(unlisted, leftFilter);
            session.Log.NotLookedFor("Qualys lists nothing at all, so nothing can be said about hosts that are gone.");
        }
        catch (QualysApiException exception)
        {
            session.Log.NotLookedFor($"Which hosts are gone or left the filter could not be told: {exception.Message}");
        }

        return null;
    }

    private static GoneHosts Split(HostIdSet unlisted, HostIdSet listed)
    {
        var split = new GoneHosts(new HostIdSet(), new HostIdSet());
        foreach (var id in unlisted.Ids)
            (listed.Contains(id) ? split.LeftFilter : split.Gone).Add(id);
        return split;
    }

    /// <summary>
    /// Every imported host has an asset, so if the source has no more assets than that, none of them is gone. Costs one count instead
    /// of reading them all.
    /// </summary>
    private async Task<bool> HoldsNoOthersAsync(long imported, CancellationToken cancellationToken)
    {
        var source = session.Plan.Source;
        if (session.Services.Sources is not { } sources)
            return false;
        var counts = await sources.CountAsync([source], cancellationToken).ConfigureAwait(false);
        return (counts.TryGetValue(source, out var count) ? count : 0) == imported;
    }

    /// <summary>Other tasks of the source have hosts of their own, about which this one says nothing.</summary>
    private async Task<HostIdSet> FindUnlistedAsync(CancellationToken cancellationToken)
    {
        var unlisted = new HostIdSet();
        await foreach (var asset in assets.StreamAsync(session.Plan.Source, cancellationToken).ConfigureAwait(false))
        {
            if (asset.TaskId == session.TaskId && HostId.Parse(asset.Id) is { } id && !ledger.IsPresent(id))
                unlisted.Add(id);
        }

        return unlisted;
    }

    private Task<HostIdSet> ListAgainAsync(HostIdSet unlisted, CancellationToken cancellationToken) => unlisted.Count <= MaxIdsPerCall
        ? session.Inventory.ListIdsAsync(HostFilterPass.Everything, [.. unlisted.Ids], cancellationToken)
        : session.Inventory.ListAllIdsAsync(cancellationToken);
}
