using System.Text.Json;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>
/// The records of runs, with everything that the page of a run shows. Lists come in pages that go on after the last row shown.
/// </summary>
internal sealed class RunHistory(Database database)
{
    /// <summary>The last run of every task, by task.</summary>
    public async Task<IReadOnlyDictionary<string, RunRecord>> LastRunsAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection =>
            {
                var runs = connection.GetTable<RunRow>();
                return runs.Where(run => run.StartedAt == runs.Where(other => other.TaskId == run.TaskId).Max(other => other.StartedAt))
                    .ToList();
            },
            cancellationToken);

        // Two runs of one millisecond: a skipped one beside the one that it was skipped for.
        return rows.GroupBy(row => row.TaskId)
            .ToDictionary(group => group.Key, group => Describe(group.OrderBy(row => row.Status == RunStatusNames.Skipped).First()));
    }

    /// <summary>The runs that hold a task, by task (R39).</summary>
    public async Task<IReadOnlyDictionary<string, RunRecord>> HeldRunsAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(HeldRuns.List, cancellationToken);
        return rows.Select(Describe).DistinctBy(run => run.TaskId).ToDictionary(run => run.TaskId);
    }

    /// <summary>Runs that a filter finds, newest first, after the last one shown (null: from the newest).</summary>
    public async Task<IReadOnlyList<RunRecord>> FindAsync(
        RunFilter filter, RunRecord? after, int pageSize, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection =>
            {
                var runs = connection.GetTable<RunRow>().AsQueryable();
                if (filter.TaskId is { } taskId) runs = runs.Where(run => run.TaskId == taskId);
                if (filter.Status is { } status) runs = runs.Where(run => run.Status == status);
                if (filter.StartedBy is { } name && FoldedText.Of(name) is var account)
                    runs = runs.Where(run => run.StartedBy != null && FoldedText.Holds(run.StartedBy, account));
                if (filter.From is { } from) runs = runs.Where(run => run.StartedAt >= from.ToUnixTimeMilliseconds());
                if (filter.Until is { } until) runs = runs.Where(run => run.StartedAt < until.ToUnixTimeMilliseconds());
                if (after is not null)
                {
                    // Several runs can begin in one millisecond: a skipped one beside the one that it was skipped for.
                    var (at, id) = (after.StartedAt.ToUnixTimeMilliseconds(), after.Id);
                    runs = runs.Where(run => run.StartedAt < at || (run.StartedAt == at && FoldedText.IsAfter(run.Id, id)));
                }

                return runs.OrderByDescending(run => run.StartedAt).ThenBy(run => run.Id).Take(pageSize).ToList();
            },
            cancellationToken);
        return [.. rows.Select(Describe)];
    }

    /// <summary>
    /// Whether the next run of the task goes on from where this one ended, if its settings stay: it is the last one that began, did not
    /// reach its end, and left a checkpoint.
    /// </summary>
    public Task<bool> CanResumeAsync(RunRecord run, CancellationToken cancellationToken) =>
        run.Status != RunStatusNames.Interrupted && run.Status != RunStatusNames.Cancelled && run.Status != RunStatusNames.Failed
            ? Task.FromResult(false)
            : database.ReadAsync(
                connection =>
                {
                    var since = run.StartedAt.ToUnixTimeMilliseconds();
                    return connection.GetTable<CheckpointRow>().Any(checkpoint => checkpoint.TaskId == run.TaskId)
                        && !connection.GetTable<RunRow>().Any(
                            later => later.TaskId == run.TaskId && later.StartedAt > since && later.Status != RunStatusNames.Skipped);
                },
                cancellationToken);

    /// <summary>One run; null when there is none of that identity.</summary>
    public async Task<RunRecord?> FindAsync(string runId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.GetTable<RunRow>().FirstOrDefault(run => run.Id == runId), cancellationToken) is { } row
            ? Describe(row)
            : null;

    /// <summary>
    /// Entries of a run's log in the order of writing: those of at least a level, after the last one shown (0: from the first).
    /// </summary>
    public async Task<IReadOnlyList<RunLogEntry>> LogAsync(
        string runId, TaskLogLevel minLevel, long afterId, int pageSize, CancellationToken cancellationToken)
    {
        var level = (int)minLevel;
        var rows = await database.ReadAsync(
            connection => connection.GetTable<RunLogRow>()
                .Where(row => row.RunId == runId && row.Level >= level && row.Id > afterId).OrderBy(row => row.Id).Take(pageSize).ToList(),
            cancellationToken);
        return
        [
            .. rows.Select(
                row =>
                    new RunLogEntry(
                        row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At), (TaskLogLevel)row.Level, row.EventId, row.Message)),
        ];
    }

    /// <summary>How many entries of each level a run's log has.</summary>
    public async Task<IReadOnlyDictionary<TaskLogLevel, int>> LogCountsAsync(string runId, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(
            connection => connection.GetTable<RunLogRow>().Where(row => row.RunId == runId)
                .GroupBy(row => row.Level).Select(group => new { Level = group.Key, Count = group.Count() }).ToList(),
            cancellationToken);
        return counts.ToDictionary(count => (TaskLogLevel)count.Level, count => count.Count);
    }

    /// <summary>Records that a run set aside, after the last one shown (0: from the first).</summary>
    public async Task<IReadOnlyList<QuarantineEntry>> QuarantineAsync(
        RunRecord run, long afterId, int pageSize, CancellationToken cancellationToken)
    {
        var (id, logical) = (run.Id, run.LogicalId);
        var rows = await database.ReadAsync(
            connection => connection.GetTable<QuarantineRow>()
                .Where(row => (row.RunId == id || row.RunId == logical) && row.Id > afterId).OrderBy(row => row.Id).Take(pageSize).ToList(),
            cancellationToken);
        return [.. rows.Select(row => new QuarantineEntry(row.Id, row.RecordId, row.Reason, row.Fragment))];
    }

    /// <summary>
    /// Assets that a run created and that still exist, newest first, before the last one shown (null: from the newest). Recreated
    /// ones are among them.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="beforeId">The last asset shown.</param>
    /// <param name="pageSize">The size of a page. Ask for no more than the run has created: that saves looking for more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<IReadOnlyList<CreatedAsset>> CreatedAssetsAsync(
        RunRecord run, long? beforeId, int pageSize, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<CreatedAsset>>(
            connection =>
            {
                var (id, logical, before) = (run.Id, run.LogicalId, beforeId ?? long.MaxValue);
                var numbers = connection.GetTable<ImportRunRow>().Where(row => row.RunId == id || row.RunId == logical)
                    .Select(row => (long?)row.Number).ToList();
                if (numbers.Count == 0 || pageSize == 0) return [];
                return [.. connection.GetTable<AssetRow>()
                    .Where(asset => numbers.Contains(asset.CreatedRun) && asset.Id < before)
                    .OrderByDescending(asset => asset.Id).Take(pageSize)
                    .Select(asset => new CreatedAsset(asset.Id, asset.ImportId, asset.Name, asset.OperatingSystem))];
            },
            cancellationToken);

    /// <summary>
    /// Assets that a run updated or created again, with old and new values, after the last one shown (0: from the first). At
    /// most <see cref="RunChanges.MaxPerRun"/> are kept of a run; its counts say how many there were.
    /// </summary>
    public async Task<IReadOnlyList<ChangedAsset>> ChangesAsync(
        RunRecord run, long afterId, int pageSize, CancellationToken cancellationToken)
    {
        var (id, logical) = (run.Id, run.LogicalId);
        var rows = await database.ReadAsync(
            connection => connection.GetTable<RunChangeRow>()
                .Where(row => (row.RunId == id || row.RunId == logical) && row.Id > afterId).OrderBy(row => row.Id).Take(pageSize).ToList(),
            cancellationToken);
        return [.. rows.Select(row => new ChangedAsset(
            row.Id, row.AssetId, row.ImportId, row.Name, row.Action == RunChanges.RecreatedAction,
            JsonSerializer.Deserialize<List<FieldChange>>(row.Fields)!))];
    }

    private static RunRecord Describe(RunRow row) =>
        new(
            row.Id, row.TaskId, row.TaskName, row.TypeId, row.Status, Enum.Parse<RunOrigin>(row.Origin),
            DateTimeOffset.FromUnixTimeMilliseconds(row.StartedAt))
        {
            EndedAt = row.EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
            StartedBy = row.StartedBy,
            StartedFrom = row.StartedFrom,
            CancelledBy = row.CancelledBy,
            ApprovedBy = row.ApprovedBy,
            Settings = row.Settings,
            ExecutedBy = row.ExecutedBy?.Split(RunRecord.NodeSeparator) ?? [],
            Result = ResultOf(row),
        };

    private static IntegrationTaskResult ResultOf(RunRow row)
    {
        var details = row.Details is null ? null : JsonSerializer.Deserialize<RunDetails>(row.Details);
        return new IntegrationTaskResult
        {
            Status = Enum.TryParse<RunStatus>(row.Status, out var status) ? status : RunStatus.Cancelled,
            LoginRefused = details?.LoginRefused ?? false,
            Error = row.Error,
            ErrorTranslations = details?.ErrorTranslations ?? new Dictionary<string, string>(),
            Expected = row.Expected,
            Missing = row.Missing,
            MissingIds = details?.MissingIds ?? [],
            Perimeter = row.Perimeter,
            PerimeterCreated = row.PerimeterCreated,
            ResumedRunId = row.ResumedRunId,
            RemoteCalls = row.RemoteCalls,
            UnmappedOperatingSystems = details?.UnmappedOperatingSystems ?? [],
            AssetsWithUnlistedOperatingSystem = details?.AssetsWithUnlistedOperatingSystem ?? 0,
            Kind = details?.Kind,
            Hold = details?.Hold,
            Findings = details?.Findings ?? new Dictionary<FindingKind, long>(),
            BlankRequiredAttributes = details?.BlankRequiredAttributes ?? new Dictionary<string, long>(),
            Counts = row.Counts,
        };
    }
}
