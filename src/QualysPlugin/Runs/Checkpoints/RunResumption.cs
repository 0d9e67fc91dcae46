using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using QualysPlugin.Perimeters;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Checkpoints;

/// <summary>Decides whether a run goes on with an interrupted one (R24).</summary>
internal static class RunResumption
{
    /// <summary>Begins the run, or goes on with the interrupted one that had the same settings.</summary>
    public static async Task<(RunState State, RunCheckpoint? Resumed)> BeginAsync(
        IntegrationTaskContext context, ImportPlan plan, RunServices services, RunBasis basis, ImportLog log, CancellationToken cancellationToken)
    {
        var fingerprint = SettingsFingerprint.Of(plan);
        var stored = await services.Checkpoints.FindAsync(context.TaskId, cancellationToken).ConfigureAwait(false);
        var resumed = stored is null ? null : RunCheckpoint.Parse(stored.State);
        if (stored is not null && resumed?.CanResume(fingerprint, basis) != true)
        {
            log.NotResumable(resumed is null ? "another version of this task wrote its checkpoint."
                : resumed.Fingerprint != fingerprint ? "its settings were others."
                : "it was incremental, and the plugin's version, the account or the mappings have changed since.");
            resumed = null;
        }

        var started = resumed?.Started ?? services.Time.GetLocalNow();
        var perimeter = PerimeterOf(plan, services, started);
        if (resumed is not null)
            perimeter.Resume(resumed.Perimeter, resumed.PerimeterCreated);
        var state = new RunState
        {
            RunId = resumed is null ? context.RunId : stored!.RunId,
            ResumedRunId = resumed is null ? null : stored!.RunId,
            Started = started,
            Fingerprint = fingerprint,
            Perimeter = perimeter,
            Basis = resumed is null ? basis : resumed.Basis,
            QualysTime = resumed?.QualysTime,
            Kind = resumed is null ? null : resumed.ProcessedAfter is null ? RunKind.Full : RunKind.Incremental,
            ProcessedAfter = resumed?.ProcessedAfter,
        };
        return (state, resumed);
    }

    /// <summary>Where the new assets of a run go.</summary>
    private static TargetPerimeter PerimeterOf(ImportPlan plan, RunServices services, DateTimeOffset started) =>
        new(plan.Settings.PerimeterMode, plan.Settings.Perimeter, plan.Tuning.PerimeterDateFormat, PerimeterTime(started, plan.Tuning.PerimeterTimeZone), services.Perimeters);

    private static DateTimeOffset PerimeterTime(DateTimeOffset started, TimeZoneInfo? zone) => zone is null ? started : TimeZoneInfo.ConvertTime(started, zone);

    /// <summary>
    /// Goes to the position of the interrupted run, if what Qualys lists up to there is what was committed; else the list is
    /// read from its beginning, which imports nothing twice.
    /// </summary>
    public static void Resume(RunState state, RunCheckpoint resumed, IReadOnlyList<HostIdSet> listed, CompletenessLedger ledger, ImportLog log)
    {
        var done = new HostIdSet();
        for (var pass = 0; pass <= resumed.Position.Pass && pass < listed.Count; pass++)
        {
            foreach (var id in listed[pass].Ids)
            {
                if (pass < resumed.Position.Pass || id <= resumed.Position.LastId)
                    done.Add(id);
            }
        }

        // A quarantined record without a readable ID stands for one of the listed IDs.
        var committed = resumed.CommittedIds + resumed.QuarantinedWithoutId;
        if (done.Count != committed)
        {
            log.NotResumable($"Qualys lists {done.Count:N0} hosts where {committed:N0} were committed, so hosts came or went in between.");
            return;
        }

        ledger.Resume(done);
        state.Position = resumed.Position;
        state.Counts = resumed.Counts;
        state.QuarantinedWithoutId = resumed.QuarantinedWithoutId;
        state.Unmapped = resumed.Unmapped;
        log.Resumed(state.RunId, resumed.Counts.Accounted);
    }
}
