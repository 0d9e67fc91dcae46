using QualysPlugin.Completeness;
using QualysPlugin.Perimeters;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Checkpoints;

/// <summary>Begins a run, or resumes an interrupted one (R24).</summary>
internal static class RunResumption
{
    /// <summary>Begins a run, or resumes the interrupted one that had the same settings.</summary>
    public static async Task<RunState> BeginOrResumeAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var stored = await session.Services.Checkpoints.FindAsync(session.TaskId, cancellationToken).ConfigureAwait(false);
        if (stored is null)
            return Begin(session);
        var checkpoint = RunCheckpoint.Parse(stored.State);
        if (checkpoint?.CanResume(session.SettingsFingerprint, session.Basis) == true)
            return Resume(session, stored.RunId, checkpoint);
        session.Log.NotResumable(checkpoint is null ? "another version of this task wrote its checkpoint."
            : checkpoint.Fingerprint != session.SettingsFingerprint ? "its settings have changed since."
            : "it was incremental, and the plugin's version, the account or the mappings have changed since.");
        return Begin(session);
    }

    /// <summary>Begins a run anew.</summary>
    public static RunState Begin(ImportSession session)
    {
        var started = session.Services.Time.GetLocalNow();
        return new RunState
        {
            RunId = session.RunId,
            Started = started,
            Fingerprint = session.SettingsFingerprint,
            Perimeter = PerimeterOf(session, started),
            Basis = session.Basis,
            IsApproved = session.IsApproved,
        };
    }

    /// <summary>
    /// Moves a resumed run to where the interrupted one had come, if what Qualys lists up to there is what was committed. If it is
    /// not, the list is read from its beginning, which imports nothing twice.
    /// </summary>
    public static void GoToPosition(
        RunState state, RunCheckpoint resumed, IReadOnlyList<HostIdSet> listed, CompletenessLedger ledger, ImportLog log)
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
        state.Replaced = resumed.Replaced;
        state.QuarantinedWithoutId = resumed.QuarantinedWithoutId;
        state.Unmapped = resumed.Unmapped;
        log.Resumed(state.RunId, resumed.Counts.Accounted);
    }

    private static RunState Resume(ImportSession session, string runId, RunCheckpoint checkpoint)
    {
        var perimeter = PerimeterOf(session, checkpoint.Started);
        perimeter.Resume(checkpoint.Perimeter, checkpoint.PerimeterCreated);
        return new RunState
        {
            RunId = runId,
            Resumed = checkpoint,
            Started = checkpoint.Started,
            Fingerprint = session.SettingsFingerprint,
            Perimeter = perimeter,
            Basis = checkpoint.Basis,
            IsApproved = session.IsApproved || checkpoint.IsApproved,
            QualysTime = checkpoint.QualysTime,
            Kind = checkpoint.ProcessedAfter is null ? RunKind.Full : RunKind.Incremental,
            ProcessedAfter = checkpoint.ProcessedAfter,
        };
    }

    /// <summary>Where the new assets of a run go.</summary>
    private static TargetPerimeter PerimeterOf(ImportSession session, DateTimeOffset started)
    {
        var (settings, tuning) = (session.Plan.Settings, session.Plan.Tuning);
        var local = tuning.PerimeterTimeZone is { } zone ? TimeZoneInfo.ConvertTime(started, zone) : started;
        return new TargetPerimeter(
            settings.PerimeterMode, settings.Perimeter, tuning.PerimeterDateFormat, local, session.Services.Perimeters);
    }
}
