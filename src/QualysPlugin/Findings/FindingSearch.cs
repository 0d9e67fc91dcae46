using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Findings;

/// <summary>
/// Looks for what people have to look at when everything is imported (R36, R37), and hands it to the platform. It changes no asset, and
/// a run does not fail because Qualys does not answer it.
/// </summary>
internal sealed class FindingSearch(ImportSession session, HostFilter filter, CompletenessLedger ledger)
{
    private const int MaxExamples = 3;

    /// <summary>Looks for findings.</summary>
    /// <param name="runId">The logical run.</param>
    /// <param name="counts">What became of the hosts.</param>
    /// <param name="qualysTime">When the run began, by Qualys' clock; null: Qualys did not say.</param>
    /// <param name="cancellationToken">Cancels the calls; the next run looks again.</param>
    /// <returns>How many there are of each kind that was looked for.</returns>
    public async Task<IReadOnlyDictionary<FindingKind, long>> FindAsync(
        string runId, ImportCounts counts, DateTimeOffset? qualysTime, CancellationToken cancellationToken)
    {
        if (session.Services.ImportedAssets is not { } assets)
            return new Dictionary<FindingKind, long>();
        session.Progress.Activity("Looking for hosts that are gone or were not scanned");
        var gone = await new GoneHostFinder(session, assets, filter, ledger).FindAsync(
            counts.Accounted - counts.Quarantined, cancellationToken).ConfigureAwait(false);
        var identities = gone is null or { Gone.Count: 0 }
            ? []
            : await MatchAsync(assets, gone.Gone, cancellationToken).ConfigureAwait(false);
        var stale = await new StaleHostFinder(session, assets, ledger).FindAsync(
            qualysTime ?? session.Services.Time.GetUtcNow(), counts.Quarantined, cancellationToken).ConfigureAwait(false);
        var found = new RunFindings(gone, identities, stale, session.Plan.Tuning.StaleAfterDays);
        return Report(found, await KeepAsync(runId, found, cancellationToken).ConfigureAwait(false));
    }

    private Task<IReadOnlyList<IdentityMatch>> MatchAsync(
        IImportedAssetRepository assets, HostIdSet gone, CancellationToken cancellationToken)
    {
        const int max = IdentityMatcher.MaxCompared;
        if (gone.Count > max)
            session.Log.NotLookedFor($"Of {gone.Count:N0} hosts that are gone, only {max:N0} are compared with the listed ones.");
        return IdentityMatcher.FindAsync(assets, session.Plan.Source, gone, ledger.IsPresent, cancellationToken);
    }

    /// <summary>Hands the findings to the platform; what it counts leaves out those that a person dismissed.</summary>
    private async Task<IReadOnlyDictionary<FindingKind, long>> KeepAsync(
        string runId, RunFindings found, CancellationToken cancellationToken) =>
        session.Services.Findings is { } repository && found.Kinds.Count > 0
            ? await repository.ReplaceAsync(
                session.TaskId, runId, found.Kinds, found.StreamAsync(session.Plan.Source, cancellationToken), cancellationToken)
                .ConfigureAwait(false)
            : found.Kinds.ToDictionary(kind => kind, found.Count);

    private Dictionary<FindingKind, long> Report(RunFindings found, IReadOnlyDictionary<FindingKind, long> counts)
    {
        var reported = new Dictionary<FindingKind, long>();
        foreach (var kind in found.Kinds.Where(kind => kind != FindingKind.Stale || found.StaleAfterDays > 0))
        {
            reported[kind] = counts.TryGetValue(kind, out var count) ? count : 0;
            if (reported[kind] > 0)
                session.Log.Found(kind, reported[kind], [.. found.Of(kind, session.Plan.Source).Take(MaxExamples)], found.StaleAfterDays);
        }

        return reported;
    }
}
