using QualysPlugin.Api.Http;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Reports;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Incremental;

/// <summary>
/// Selects the hosts that a run reads: all of them, or those that may not be in the platform as they are in Qualys. Every
/// other listed host counts as unchanged (R22).
/// </summary>
internal sealed class HostSelector(ImportSession session, HostFilter filter, RunState state)
{
    /// <summary>
    /// At most one in five hosts is asked for by its ID. A call asks for a thousand IDs or for a page of 5,000 hosts, so
    /// beyond that reading everything costs fewer calls.
    /// </summary>
    private const int HostsPerRead = 5;

    /// <summary>Decides what the run reads from its position on.</summary>
    /// <param name="last">What the task remembers of its last complete run; null: nothing.</param>
    /// <param name="listed">The IDs of each pass.</param>
    /// <param name="reports">What recent reports know.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<HostSelection> SelectAsync(
        LastCompleteRun? last, IReadOnlyList<HostIdSet> listed, ReportKnowledge reports, CancellationToken cancellationToken) =>
        new(await FindToReadAsync(last, listed, reports, cancellationToken).ConfigureAwait(false), last);

    private async Task<IReadOnlyList<HostIdSet>?> FindToReadAsync(
        LastCompleteRun? last, IReadOnlyList<HostIdSet> listed, ReportKnowledge reports, CancellationToken cancellationToken)
    {
        var options = IncrementalOptions.Of(session.Plan, session.Services);
        var choice = state.Kind is null || options.Obstacle is not null
            ? RunChoice.Of(options, last, state.Basis!, state.QualysTime)
            : new RunChoice(state.ProcessedAfter, "it goes on with an interrupted run.");
        if (choice.ProcessedAfter is not { } after || session.Services.Fingerprints is not { } fingerprints)
            return All(choice.Why);

        state.Kind = RunKind.Incremental;
        state.ProcessedAfter = after;
        var told = reports.ToldAfter(last?.ReportsRead - options.Overlap ?? DateTimeOffset.MinValue);
        if (told.NamesOthers)
            return All("recent reports name hosts by their addresses alone.");
        try
        {
            var finder = new ChangedAssetFinder(session.Plan.Source, session.Plan.Settings.UpdateProperties, fingerprints);
            var found = await FindAsync(finder, listed, after, told.Ids, cancellationToken).ConfigureAwait(false);
            if (found.Read * HostsPerRead > found.Listed)
                return All("more than a fifth of the hosts would have to be asked for one by one.");
            session.Log.ReadsChanged(choice.Why, found.Describe(after));
            return found.ToRead;
        }
        catch (QualysApiException exception) when (exception.Fault == ApiFault.Parameter)
        {
            session.Log.RemoteWarning(exception.Message);
            return All("Qualys refuses to say which hosts it processed.");
        }
    }

    /// <summary>Reads everything. A run that has left out hosts already stays incremental.</summary>
    private IReadOnlyList<HostIdSet>? All(string why)
    {
        if (state.Kind != RunKind.Incremental || state.Position == default)
        {
            state.Kind = RunKind.Full;
            state.ProcessedAfter = null;
        }

        session.Log.ReadsAll(why);
        return null;
    }

    private async Task<ChangedHosts> FindAsync(
        ChangedAssetFinder finder, IReadOnlyList<HostIdSet> listed, DateTimeOffset after, HostIdSet told,
        CancellationToken cancellationToken)
    {
        var found = new ChangedHosts();
        for (var pass = 0; pass < filter.Passes.Count; pass++)
        {
            if (pass < state.Position.Pass)
            {
                found.Skip();
                continue;
            }

            var hosts = Own(listed, pass);
            var processed = await session.Inventory.ListProcessedIdsAsync(filter.Passes[pass], after, cancellationToken)
                .ConfigureAwait(false);
            var changed = new HostIdSet();
            await finder.FindChangedAsync(hosts, changed, cancellationToken).ConfigureAwait(false);
            found.Add(hosts, processed, changed, told);
        }

        return found;
    }

    /// <summary>The hosts of a pass that are not committed and do not belong to an earlier pass.</summary>
    private IEnumerable<long> Own(IReadOnlyList<HostIdSet> listed, int pass) => listed[pass]
        .From(pass == state.Position.Pass && state.Position.LastId > 0 ? state.Position.LastId + 1 : 0)
        .Where(id => !HostBatcher.BelongsToEarlierPass(id, pass, listed));
}
