using QualysPlugin.Api;
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
internal sealed class HostSelection(ImportPlan plan, RunServices services, IHostInventory inventory, HostFilter filter, RunState state, ImportLog log)
{
    /// <summary>
    /// One of so many hosts at most is asked for by its ID. A call asks for a thousand IDs or for a page of 5,000 hosts, so
    /// beyond that reading everything costs fewer calls.
    /// </summary>
    private const int MaxShare = 5;

    private readonly ChangedAssetFinder? _changedAssets = services.Fingerprints is { } fingerprints
        ? new ChangedAssetFinder(plan.Source, plan.Settings.UpdateProperties, fingerprints) : null;

    // What the task remembered when the run began.
    private LastCompleteRun? _last;

    /// <summary>Decides what the run reads from its position on.</summary>
    /// <param name="memory">What the task remembers.</param>
    /// <param name="listed">The IDs of each pass.</param>
    /// <param name="reports">What recent reports know.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>The hosts of each pass that are asked for by their IDs; null: all are read, page by page.</returns>
    public async Task<IReadOnlyList<HostIdSet>?> SelectAsync(
        LastRunStore memory, IReadOnlyList<HostIdSet> listed, ReportKnowledge reports, CancellationToken cancellationToken)
    {
        _last = await memory.FindAsync(cancellationToken).ConfigureAwait(false);
        var wish = IncrementalOptions.Of(plan, services);
        var choice = state.Kind is null || wish.Obstacle is not null ? RunChoice.Of(wish, _last, state.Basis!, state.QualysTime) : GoingOn();
        if (choice.ProcessedAfter is not { } after || _changedAssets is null)
            return All(choice.Why);

        state.Kind = RunKind.Incremental;
        state.ProcessedAfter = after;
        var told = reports.ToldAfter(_last?.ReportsRead - wish.Overlap ?? DateTimeOffset.MinValue);
        if (told.NamesOthers)
            return All("recent reports name hosts by their addresses alone.");
        try
        {
            var found = await FindAsync(listed, after, told.Ids, cancellationToken).ConfigureAwait(false);
            if (found is null)
                return All("more than a fifth of the hosts would have to be asked for one by one.");
            log.Incremental(choice.Why, after, found);
            return found.ToRead;
        }
        catch (QualysApiException exception) when (exception.Fault == ApiFault.Parameter)
        {
            log.RemoteWarning(exception.Message);
            return All("Qualys refuses to say which hosts it processed.");
        }
    }

    /// <summary>What the task is to remember of the run, if it is complete; null when Qualys did not say when it began.</summary>
    /// <param name="reports">What recent reports knew.</param>
    public LastCompleteRun? ToRemember(ReportKnowledge reports)
    {
        // The reports that the interrupted part of a run could not read are not known any more.
        var readAllReports = !reports.IsIncomplete && state.ResumedRunId is null;
        var full = state.Kind == RunKind.Full ? state.QualysTime : _last?.FullBegan;
        return state is { Basis: { } basis, QualysTime: { } began } && full is { } fullBegan
            ? new LastCompleteRun(basis, began, fullBegan, readAllReports ? began : _last?.ReportsRead)
            : null;
    }

    private RunChoice GoingOn() => new(state.ProcessedAfter, "it goes on with an interrupted run.");

    /// <summary>Reads everything. A run that has left out hosts already stays incremental.</summary>
    private IReadOnlyList<HostIdSet>? All(string why)
    {
        if (state.Kind != RunKind.Incremental || state.Position == default)
        {
            state.Kind = RunKind.Full;
            state.ProcessedAfter = null;
        }

        log.ReadsAll(why);
        return null;
    }

    /// <summary>Finds the hosts to read; null when they are too many.</summary>
    private async Task<ChangedHosts?> FindAsync(IReadOnlyList<HostIdSet> listed, DateTimeOffset after, HostIdSet told, CancellationToken cancellationToken)
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
            var processed = await inventory.ListProcessedIdsAsync(filter.Passes[pass], after, cancellationToken).ConfigureAwait(false);
            var changed = new HostIdSet();
            await _changedAssets!.FindChangedAsync(hosts, changed, cancellationToken).ConfigureAwait(false);
            found.Add(hosts, processed, changed, told);
        }

        return found.Read * MaxShare > found.Listed ? null : found;
    }

    /// <summary>The hosts of a pass that are not committed and do not belong to an earlier pass.</summary>
    private IEnumerable<long> Own(IReadOnlyList<HostIdSet> listed, int pass) => listed[pass]
        .From(pass == state.Position.Pass && state.Position.LastId > 0 ? state.Position.LastId + 1 : 0)
        .Where(id => !HostBatcher.BelongsToEarlierPass(id, pass, listed));
}
