using System.Runtime.CompilerServices;
using QualysPlugin.Brake;
using QualysPlugin.Brake.Listing;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Findings;
using QualysPlugin.Incremental;
using QualysPlugin.Reports;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>
/// One run: list, look for too many new hosts, read reports, select, import, ask for what is missing, finish. Each step takes what the
/// steps before it found.
/// </summary>
internal sealed class ImportRun(ImportSession session, HostFilter filter, RunState state, TaskMemory memory)
{
    private readonly CompletenessLedger _ledger = new();
    private readonly HostBatcher _batcher = new(session.Inventory, filter, session.Plan.Tuning.BatchSize);
    private readonly RunBrake _brake = RunBrake.Create(session, memory.Baseline, state.IsApproved);
    private long _read;

    /// <summary>Begins a run, or resumes the interrupted one.</summary>
    /// <exception cref="TaskSettingsException">An asset group or the perimeter is refused.</exception>
    public static async Task<ImportRun> BeginAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var memory = await RecallAsync(session, cancellationToken).ConfigureAwait(false);
        var filter = await ImportPreparation.ResolveFilterAsync(session.Plan, session.Inventory, cancellationToken).ConfigureAwait(false);
        var state = await RunResumption.BeginOrResumeAsync(session, cancellationToken).ConfigureAwait(false);
        await state.Perimeter.ValidateAsync(cancellationToken).ConfigureAwait(false);
        return new ImportRun(session, filter, state, memory);
    }

    /// <summary>Begins a run that writes nothing, so that no interrupted one is resumed.</summary>
    /// <exception cref="TaskSettingsException">An asset group or the perimeter is refused.</exception>
    public static async Task<ImportRun> BeginPreviewAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var memory = await RecallAsync(session, cancellationToken).ConfigureAwait(false);
        var filter = await ImportPreparation.ResolveFilterAsync(session.Plan, session.Inventory, cancellationToken).ConfigureAwait(false);
        var state = RunResumption.Begin(session);
        await state.Perimeter.ValidateAsync(cancellationToken).ConfigureAwait(false);
        return new ImportRun(session, filter, state, memory);
    }

    /// <summary>Asks Qualys for the IDs of all hosts of the filter (R22), and goes to where an interrupted run had come.</summary>
    /// <returns>The IDs of each pass.</returns>
    public async Task<IReadOnlyList<HostIdSet>> ListAsync(CancellationToken cancellationToken)
    {
        session.Progress.Activity("Listing the hosts that Qualys holds");
        var (listed, listedAt) = await HostListing.ReadAsync(session, filter, cancellationToken).ConfigureAwait(false);
        foreach (var ids in listed)
            _ledger.Expect(ids);
        var pageSize = session.Plan.Tuning.PageSize;
        session.Log.Started(_ledger.Listed, (_ledger.Listed + pageSize - 1) / pageSize);
        if (state.Resumed is { } resumed)
            RunResumption.GoToPosition(state, resumed, listed, _ledger, session.Log);
        else
            state.QualysTime = listedAt;
        return listed;
    }

    /// <summary>Holds the run, before it writes anything, if an unlikely share of the listed hosts is new (R39).</summary>
    /// <exception cref="RunHeldException">It is.</exception>
    public async Task CheckNewAsync(IReadOnlyList<HostIdSet> listed, CancellationToken cancellationToken)
    {
        if (state.IsApproved)
            session.Log.Approved();
        if (await new NewHostCheck(session, filter, _brake).FindHoldAsync(listed, cancellationToken).ConfigureAwait(false) is { } held)
            throw held;
    }

    /// <summary>Reads what recent reports know about the listed hosts (R11, R12).</summary>
    public async Task<ReportKnowledge> ReadReportsAsync(IReadOnlyList<HostIdSet> listed, CancellationToken cancellationToken)
    {
        var (inventory, log, tuning) = (session.Inventory, session.Log, session.Plan.Tuning);
        if (tuning.ReportWindowDays == 0 || _ledger.Listed == 0)
            return ReportKnowledge.None;
        var window = ReportWindow.OfDays(tuning.ReportWindowDays, session.Services.Time);
        var recent = new RecentReports(
            inventory.Reports, () => inventory.Capacity, window, tuning.ReportLimit, session.Progress.Activity, log.ReportNotUsed);
        var knowledge = await recent.ReadAsync(id => listed.Any(ids => ids.Contains(id)), cancellationToken).ConfigureAwait(false);
        knowledge = await new AddressOwners(inventory, log.ReportNotUsed).CheckAsync(knowledge, cancellationToken).ConfigureAwait(false);
        log.ReportsRead(knowledge.Reports, tuning.ReportWindowDays, knowledge.Hosts);
        if (knowledge.IsIncomplete)
            log.BlanksKept();
        return knowledge;
    }

    /// <summary>Decides whether every host is read or only those that changed, and finds these.</summary>
    public async Task<HostSelection> SelectAsync(
        IReadOnlyList<HostIdSet> listed, ReportKnowledge reports, CancellationToken cancellationToken)
    {
        session.Progress.Activity("Looking for hosts that changed");
        var selector = new HostSelector(session, filter, state);
        return await selector.SelectAsync(memory.Last, listed, reports, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads, plans and imports the selected hosts, and then those that Qualys listed but did not deliver.</summary>
    public async Task ImportAsync(
        IReadOnlyList<HostIdSet> listed, ReportKnowledge reports, HostSelection selection, CancellationToken cancellationToken)
    {
        Begin(selection);
        using var writer = new BatchWriter(session.Plan.Source);
        var planner = BatchPlanner.Create(session, reports, _ledger);
        var pipeline = new BatchPipeline(
            planner, new BatchGatherer(session.Plan.Tuning.BatchSize, session.Services.Time), writer, session.Services.Documents,
            new BatchImporter(session, state, _ledger, Brake()));
        await foreach (var batch in pipeline.ImportAsync(token => Read(listed, selection, token), cancellationToken).ConfigureAwait(false))
            Committed(batch, selection);
        var missing = new MissingHostBatches(session, filter, state, _batcher, _ledger);
        await foreach (var batch in missing.ReadAsync(listed, cancellationToken).ConfigureAwait(false))
            Committed(await pipeline.ImportAsync(batch, cancellationToken).ConfigureAwait(false), selection);
    }

    /// <summary>Reads and plans every host, and writes nothing (R23).</summary>
    public async IAsyncEnumerable<PlannedBatch> PreviewAsync(
        IReadOnlyList<HostIdSet> listed, ReportKnowledge reports, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = await new NewHostCheck(session, filter, _brake).FindHoldAsync(listed, cancellationToken).ConfigureAwait(false);
        if (held is not null)
            WouldBeHeld(held);
        Begin(new HostSelection(null, null));
        var brake = Brake();
        var planner = BatchPlanner.Create(session, reports, _ledger);
        await foreach (var batch in _batcher.ReadAsync(state.Position, listed, cancellationToken).ConfigureAwait(false))
        {
            var planned = await planner.PlanAsync(batch, cancellationToken).ConfigureAwait(false);
            if (held is null && (held = brake.FindHold(planned)) is not null)
                WouldBeHeld(held);
            state.Counts += planned.Counts;
            state.Replaced += planned.CountReplaced;
            state.QuarantinedWithoutId += _ledger.Commit(
                planned.Assets.Select(asset => asset.Asset.HostId), planned.Rejected.Select(rejected => rejected.Id));
            yield return planned;
        }

        WarnOfListing();
        if (_ledger.Verify(0, state.QuarantinedWithoutId) is { Missing: > 0 } proof)
            session.Log.NotDelivered(proof.Missing, proof.MissingIds);
    }

    /// <summary>Proves that the hosts of the filter are complete (R22), and ends the logical run.</summary>
    public async Task<IntegrationTaskResult> FinishAsync(
        ReportKnowledge reports, HostSelection selection, CancellationToken cancellationToken)
    {
        session.Progress.Activity("Finishing");
        WarnOfListing();
        var proof = _ledger.Verify(state.Counts.Accounted, state.QuarantinedWithoutId);
        var findings = await new FindingSearch(session, filter, _ledger)
            .FindAsync(state.RunId, state.Counts, state.QualysTime, cancellationToken).ConfigureAwait(false);
        var isComplete = proof.Missing == 0;
        var result = Snapshot(isComplete ? RunStatus.Complete : RunStatus.Incomplete) with
        {
            Expected = proof.Expected,
            Missing = proof.Missing,
            MissingIds = proof.MissingIds,
            Findings = findings,
        };
        var last = isComplete ? selection.ToRemember(state, reports) : null;
        if (last is not null)
            last = last with { ApiVersions = session.Inventory.Versions.Write() };
        var toRemember = new TaskMemory(
            last, isComplete ? RunBaseline.Of(session.Plan, session.Basis, proof.Expected) : memory.Baseline);
        return await new RunFinalizer(session).FinishAsync(state.RunId, result, toRemember, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The result as far as the run has come.</summary>
    public IntegrationTaskResult Snapshot(RunStatus status) => new()
    {
        Status = status,
        Kind = state.Kind,
        Expected = _ledger.HasListing ? _ledger.Listed : null,
        Counts = state.Counts,
        Missing = Math.Max(0, _ledger.Listed - state.Counts.Accounted),
        Perimeter = state.Perimeter.Reported,
        PerimeterCreated = state.Perimeter.IsCreated,
        ResumedRunId = state.Resumed is null ? null : state.RunId,
        UnmappedOperatingSystems = state.Unmapped.List,
        AssetsWithUnlistedOperatingSystem = state.Unmapped.Unlisted,
        RemoteCalls = session.Inventory.Calls,
    };

    /// <summary>What the task remembers of its last complete run; the versions of Qualys' APIs are needed for the first call.</summary>
    private static async Task<TaskMemory> RecallAsync(ImportSession session, CancellationToken cancellationToken)
    {
        var store = new LastRunStore(session.TaskId, session.Services.TaskStates);
        var memory = await store.FindAsync(cancellationToken).ConfigureAwait(false);
        session.Inventory.Versions.Add(memory.Last?.ApiVersions ?? "");
        return memory;
    }

    private IAsyncEnumerable<HostBatch> Read(
        IReadOnlyList<HostIdSet> listed, HostSelection selection, CancellationToken cancellationToken) =>
        selection.ToRead is { } toRead
            ? new SelectedHostReader(session.Inventory, filter, _batcher, session.Plan.Tuning)
                .ReadAsync(state.Position, listed, toRead, cancellationToken)
            : _batcher.ReadAsync(state.Position, listed, cancellationToken);

    private BatchBrake Brake() => new(session.Plan.Source, _brake, state, _ledger);

    private void WouldBeHeld(RunHeldException held)
    {
        session.Log.WouldBeHeld(held.Message, held.Hold);
        session.Progress.WouldBeHeld(held.Hold);
    }

    private void Begin(HostSelection selection)
    {
        session.Progress.Importing(_ledger.Listed, state.Counts);
        session.Log.Budget(session.Inventory.BudgetDelay(LeftToRead(selection)));
    }

    private void Committed(PlannedBatch batch, HostSelection selection)
    {
        _read += batch.CountRead;
        session.Progress.Committed(state.Counts, session.Inventory.Calls, session.Inventory.BudgetDelay(LeftToRead(selection)));
    }

    private long LeftToRead(HostSelection selection) =>
        Math.Max(0, selection.Count is { } count ? count - _read : _ledger.Listed - state.Counts.Accounted);

    private void WarnOfListing()
    {
        var surplus = _ledger.CountSurplus();
        if (surplus > 0)
            session.Log.NotListed(surplus, _ledger.Listed);
        else if (_ledger.Listed == 0)
            session.Log.EmptyInventory();
    }
}
