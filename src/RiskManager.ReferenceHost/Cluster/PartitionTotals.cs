using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>The partitions of a run taken together, as far as they are.</summary>
internal sealed class PartitionTotals
{
    private readonly IReadOnlyList<PartitionRow> _rows;
    private readonly List<IntegrationTaskResult> _ended = [];
    private readonly List<TaskProgress> _open = [];

    public PartitionTotals(IReadOnlyList<PartitionRow> rows)
    {
        _rows = rows;
        foreach (var row in rows)
        {
            if (row.Result is not null)
                _ended.Add(RunPartitions.ResultOf(row));
            else
                _open.Add(RunPartitions.ProgressOf(row) ?? new TaskProgress("Waiting", 0, row.Expected));
        }
    }

    public bool AreAllDone => _rows.All(row => row.Status == PartitionStatus.Done);

    /// <summary>The result of the first that could not go on; null when none of them failed.</summary>
    public IntegrationTaskResult? Failure => _rows.FirstOrDefault(row => row.Status == PartitionStatus.Failed) is { } failed ? RunPartitions.ResultOf(failed) : null;

    public long Done => Counts.Accounted;

    public long Total => _ended.Sum(result => result.Expected ?? 0) + _open.Sum(progress => progress.Total ?? 0);

    public ImportCounts Counts { get => field ??= _ended.Select(result => result.Counts).Concat(_open.Select(progress => progress.Counts)).Aggregate(new ImportCounts(), (sum, counts) => sum + counts); }

    /// <summary>For the screens, the same on every node.</summary>
    public TaskProgress ToProgress(TimeSpan? remaining)
    {
        var running = _rows.Where(row => row.Status == PartitionStatus.Running).ToList();
        var nodes = running.Select(row => (row.Machine, row.ProcessId)).Distinct().Count();
        var activity = string.Create(CultureInfo.InvariantCulture,
            $"Importing on {nodes} {(nodes == 1 ? "node" : "nodes")}: {_rows.Count(row => row.Status == PartitionStatus.Done)} of {_rows.Count} partitions done");
        return new TaskProgress(activity, Done, Total)
        {
            Counts = Counts,
            RemoteCalls = RemoteCalls,
            WaitingUntil = _open.Select(progress => progress.WaitingUntil).Max(),
            Remaining = remaining,
        };
    }

    /// <summary>The result of a run that did not come to its end.</summary>
    public IntegrationTaskResult ToResult(RunStatus status, string runId, string logicalRunId)
    {
        var known = _ended.FirstOrDefault(result => result.PerimeterCreated) ?? _ended.FirstOrDefault();
        return new IntegrationTaskResult
        {
            Status = status,
            Expected = Total,
            Counts = Counts,
            Missing = Math.Max(0, Total - Done),
            Perimeter = known?.Perimeter,
            PerimeterCreated = known is { PerimeterCreated: true },
            ResumedRunId = logicalRunId == runId ? null : logicalRunId,
            RemoteCalls = RemoteCalls,
        };
    }

    private int RemoteCalls => _ended.Sum(result => result.RemoteCalls) + _open.Sum(progress => progress.RemoteCalls);
}
