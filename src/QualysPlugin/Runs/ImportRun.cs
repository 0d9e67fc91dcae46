using QualysPlugin.Api;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Incremental;
using QualysPlugin.Reports;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Checkpoints;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Runs;

/// <summary>One run after its settings were found good: list, read, plan, import, prove. Its steps are called in this order.</summary>
internal sealed class ImportRun : IDisposable
{
    /// <summary>Missing hosts that are asked for once more in one call.</summary>
    private const int MissingPerCall = 1_000;

    /// <summary>Batches that are read while others are planned.</summary>
    private const int BatchesAhead = 2;

    /// <summary>Batches that are planned, their documents written, while the host applies another.</summary>
    private const int PreparedAhead = 1;

    private readonly RunServices _services;
    private readonly ImportPlan _plan;
    private readonly ImportLog _log;
    private readonly ProgressReport _progress;
    private readonly IHostInventory _inventory;
    private readonly HostFilter _filter;
    private readonly RunState _state;
    private readonly CompletenessLedger _ledger = new();
    private readonly HostBatcher _batcher;
    private readonly BatchPlanner _planner;
    private readonly BatchPreparation _preparation;
    private readonly BatchImporter _importer;
    private readonly HostSelection _selection;
    private List<HostIdSet> _listed = [];
    private IReadOnlyList<HostIdSet>? _selected;
    private long _read;

    public ImportRun(
        string taskId, ImportPlan plan, RunServices services, ComponentPlanner? components, IHostInventory inventory, HostFilter filter, RunState state, ImportLog log, ProgressReport progress)
    {
        _services = services;
        _plan = plan;
        _log = log;
        _progress = progress;
        _inventory = inventory;
        _filter = filter;
        _state = state;
        _batcher = new HostBatcher(inventory, filter, plan.Tuning.BatchSize);
        _planner = new BatchPlanner(
            plan.Settings.UpdateProperties, new ExistingAssetLookup(plan.Source, plan.Settings.UpdateProperties, services.Assets, services.Fingerprints), components, _ledger, log);
        _selection = new HostSelection(plan, services, inventory, filter, state, log);
        _preparation = new BatchPreparation(plan.Source);
        _importer = new BatchImporter(taskId, plan, state, _ledger, services, log);
    }

    /// <summary>How many hosts Qualys lists for the filter.</summary>
    public long Listed => _ledger.Listed;

    /// <summary>Asks Qualys for the IDs of all hosts of the filter (R22), and goes to where an interrupted run had come.</summary>
    public async Task ListAsync(RunCheckpoint? resumed, CancellationToken cancellationToken)
    {
        _progress.Activity("Listing the hosts that Qualys holds");
        var listed = new List<HostIdSet>();
        DateTimeOffset? listedAt = null;
        foreach (var pass in _filter.Passes)
        {
            var answer = await _inventory.ListIdsAsync(pass, cancellationToken).ConfigureAwait(false);
            _ledger.Expect(answer.Ids);
            listed.Add(answer.Ids);
            listedAt ??= answer.ListedAt;
        }

        _listed = listed;
        if (resumed is null)
            _state.QualysTime = listedAt;
        _log.Started(_plan.Source, _ledger.Listed, (_ledger.Listed + _plan.Tuning.PageSize - 1) / _plan.Tuning.PageSize);
        if (resumed is not null)
            RunResumption.Resume(_state, resumed, listed, _ledger, _log);
    }

    /// <summary>Reads what recent reports know about the listed hosts (R11, R12).</summary>
    public async Task ReadReportsAsync(CancellationToken cancellationToken)
    {
        if (_plan.Tuning.ReportWindowDays == 0 || _ledger.Listed == 0)
            return;
        var window = ReportWindow.OfDays(_plan.Tuning.ReportWindowDays, _services.Time);
        var recent = new RecentReports(_inventory.Reports, () => _inventory.Capacity, window, _plan.Tuning.ReportLimit, _progress.Activity, _log.ReportNotUsed);
        var knowledge = await recent.ReadAsync(id => _listed.Exists(listed => listed.Contains(id)), cancellationToken).ConfigureAwait(false);
        _planner.Reports = knowledge;
        _log.ReportsRead(knowledge.Reports, _plan.Tuning.ReportWindowDays, knowledge.Hosts);
        if (knowledge.IsIncomplete)
            _log.BlanksKept();
    }

    /// <summary>Decides whether every host is read or only those that changed, and finds these.</summary>
    public async Task SelectAsync(LastRunStore memory, CancellationToken cancellationToken)
    {
        _progress.Activity("Looking for hosts that changed");
        _selected = await _selection.SelectAsync(memory, _listed, _planner.Reports, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the task is to remember of the run; null when it is not complete, so that the next one is full.</summary>
    public LastCompleteRun? ToRemember(RunStatus status) => status == RunStatus.Complete ? _selection.ToRemember(_planner.Reports) : null;

    /// <summary>Reads, plans and imports every host, or those that were selected; the three overlap.</summary>
    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        Begin();
        var batches = BatchQueue.Ahead(token => PrepareAsync(BatchQueue.Ahead(Read, BatchesAhead, token), token), PreparedAhead, cancellationToken);
        await foreach (var batch in batches.ConfigureAwait(false))
            await ImportAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads and plans every host, and writes nothing (R23).</summary>
    public async IAsyncEnumerable<PlannedBatch> PreviewAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Begin();
        await foreach (var batch in _batcher.ReadAsync(_state.Position, _listed, cancellationToken).ConfigureAwait(false))
        {
            var planned = await _planner.PlanAsync(batch, cancellationToken).ConfigureAwait(false);
            foreach (var asset in planned.Assets)
                _ledger.Commit(asset.Asset.HostId);
            foreach (var rejected in planned.Rejected)
            {
                if (rejected.Id is { } id)
                    _ledger.Commit(id);
                else
                    _state.QuarantinedWithoutId++;
            }

            yield return planned;
        }

        WarnOfListing();
        if (_ledger.Verify(0, _state.QuarantinedWithoutId) is { Missing: > 0 } proof)
            _log.NotDelivered(proof.Missing, proof.MissingIds);
    }

    /// <summary>
    /// Asks once more for hosts that Qualys listed but did not deliver. Those that it does not list any more were purged, or
    /// left the filter, during the run.
    /// </summary>
    public async Task ReadMissingAsync(CancellationToken cancellationToken)
    {
        var missing = _ledger.Missing.ToList();
        if (missing.Count == 0)
            return;
        _progress.Activity("Asking again for hosts that were listed but not delivered");
        var ahead = new ReadAhead<MissingHosts, MissingHosts>(AskAsync, _ => 0, () => _inventory.Capacity);
        await foreach (var asked in ahead.InOrderAsync(Asked(missing), cancellationToken).ConfigureAwait(false))
        {
            foreach (var id in asked.Ids.Where(id => !asked.Held!.Contains(id)))
                _ledger.MarkPurged(id);
            if (asked.Page is { } page)
                await ImportAgainAsync(page, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Proves that the hosts of the filter are complete (R22).</summary>
    public IntegrationTaskResult Prove()
    {
        WarnOfListing();
        var proof = _ledger.Verify(_state.Counts.Accounted, _state.QuarantinedWithoutId);
        return Snapshot(proof.Missing == 0 ? RunStatus.Complete : RunStatus.Incomplete) with
        {
            Expected = proof.Expected,
            Missing = proof.Missing,
            MissingIds = proof.MissingIds,
        };
    }

    /// <summary>The result as far as the run has come.</summary>
    public IntegrationTaskResult Snapshot(RunStatus status) => new()
    {
        Status = status,
        Kind = _state.Kind,
        Expected = _listed.Count == 0 ? null : _ledger.Listed,
        Counts = _state.Counts,
        Missing = _listed.Count == 0 ? 0 : Math.Max(0, _ledger.Listed - _state.Counts.Accounted),
        Perimeter = _state.Perimeter.Reported,
        PerimeterCreated = _state.Perimeter.IsCreated,
        ResumedRunId = _state.ResumedRunId,
        UnmappedOperatingSystems = _state.Unmapped.List,
        AssetsWithUnlistedOperatingSystem = _state.Unmapped.Unlisted,
        RemoteCalls = _inventory.Calls,
    };

    public void Dispose() => _preparation.Dispose();

    private IAsyncEnumerable<HostBatch> Read(CancellationToken cancellationToken) => _selected is null
        ? _batcher.ReadAsync(_state.Position, _listed, cancellationToken)
        : new SelectedHostReader(_inventory, _filter, _batcher, _plan.Tuning).ReadAsync(_state.Position, _listed, _selected, cancellationToken);

    private void Begin()
    {
        _progress.Importing(_ledger.Listed, _state.Counts);
        _log.Budget(_inventory.BudgetDelay(LeftToRead()));
    }

    private long LeftToRead() => Math.Max(0, _selected is null ? _ledger.Listed - _state.Counts.Accounted : _selected.Sum(hosts => hosts.Count) - _read);

    private void WarnOfListing()
    {
        var surplus = _ledger.CountSurplus();
        if (surplus > 0)
            _log.NotListed(surplus, _ledger.Listed);
        else if (_ledger.Listed == 0)
            _log.EmptyInventory();
    }

    /// <summary>The missing hosts of each pass that lists them, a call's worth each.</summary>
    private IEnumerable<MissingHosts> Asked(List<long> missing)
    {
        for (var start = 0; start < missing.Count; start += MissingPerCall)
        {
            for (var index = 0; index < _filter.Passes.Count; index++)
            {
                var ids = missing.Skip(start).Take(MissingPerCall).Where(_listed[index].Contains).ToList();
                if (ids.Count > 0)
                    yield return new MissingHosts(_filter.Passes[index], ids, null, null);
            }
        }
    }

    private async Task<MissingHosts> AskAsync(MissingHosts asked, CancellationToken cancellationToken)
    {
        var held = await _inventory.ListIdsAsync(asked.Pass, asked.Ids, cancellationToken).ConfigureAwait(false);
        var page = held.Count == 0 ? null : await _inventory.ReadHostsAsync(asked.Pass, [.. held.Ids], cancellationToken).ConfigureAwait(false);
        return asked with { Held = held, Page = page };
    }

    private async Task ImportAgainAsync(HostPage page, CancellationToken cancellationToken)
    {
        // Records without an ID are the very ones that were quarantined the first time.
        if (_state.QuarantinedWithoutId > 0)
            page = page with { Rejected = [.. page.Rejected.Where(rejected => rejected.Id is not null)] };
        foreach (var batch in _batcher.Cut(page, _ledger.IsCommitted))
            await ImportBatchAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task ImportBatchAsync(HostBatch batch, CancellationToken cancellationToken) =>
        await ImportAsync(await PrepareAsync(batch, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async IAsyncEnumerable<PreparedBatch> PrepareAsync(
        IAsyncEnumerable<HostBatch> batches, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in batches.ConfigureAwait(false))
            yield return await PrepareAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PreparedBatch> PrepareAsync(HostBatch batch, CancellationToken cancellationToken) =>
        _preparation.Prepare(await _planner.PlanAsync(batch, cancellationToken).ConfigureAwait(false));

    private async Task ImportAsync(PreparedBatch batch, CancellationToken cancellationToken)
    {
        foreach (var rejected in batch.Planned.Rejected)
            _log.Quarantined(rejected.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture), rejected.Reason);
        await _importer.ImportAsync(batch, cancellationToken).ConfigureAwait(false);
        _preparation.Return(batch);
        _read += batch.Planned.Assets.Count + batch.Planned.Rejected.Count;
        _progress.Committed(_state.Counts, _inventory.Calls, _inventory.BudgetDelay(LeftToRead()));
    }

    /// <summary>Hosts that were listed but not delivered.</summary>
    /// <param name="Pass">The pass that lists them.</param>
    /// <param name="Ids">Their IDs.</param>
    /// <param name="Held">Those that Qualys still lists; null before it was asked.</param>
    /// <param name="Page">What it delivered of them; null when it lists none.</param>
    private sealed record MissingHosts(HostFilterPass Pass, List<long> Ids, HostIdSet? Held, HostPage? Page);
}
