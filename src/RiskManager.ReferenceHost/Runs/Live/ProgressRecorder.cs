using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Live;

/// <summary>
/// Writes how far a run is into the database about once a second, so that every browser, process and node sees the same,
/// and learns there that somebody wants the run to stop, or that another node has taken it over.
/// </summary>
internal sealed class ProgressRecorder : ITaskProgress, IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _stopRequested = new();
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private readonly RunFence _fence;
    private readonly ITaskProgress _shown;
    private readonly RecordRate _rate;
    private readonly RunMeter _meter;
    private readonly Redaction _redaction;
    private readonly Task _writing;
    private TaskProgress _latest = new("Starting", 0, null);

    public ProgressRecorder(Database database, TimeProvider clock, SessionRequest request, RunMeter meter, Redaction redaction)
    {
        (_database, _clock, _fence, _shown) = (database, clock, request.Fence!, request.Progress);
        (_meter, _redaction) = (meter, redaction);
        _rate = new RecordRate(clock);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Is cancelled when a person cancels the run in any process, or another node takes it over.</summary>
    public CancellationToken StopRequested => _stopRequested.Token;

    public void Report(TaskProgress progress)
    {
        progress = _redaction.Clean(progress);
        _meter.Report(progress);
        Volatile.Write(ref _latest, progress);
        _shown.Report(progress);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _writing;
        _ended.Dispose();
        _stopRequested.Dispose();
    }

    private async Task WriteAsync()
    {
        using var timer = new PeriodicTimer(Interval, _clock);
        try
        {
            do
            {
                if (await TryWriteAsync() && !_stopRequested.IsCancellationRequested) await _stopRequested.CancelAsync();
            }
            while (await timer.WaitForNextTickAsync(_ended.Token));
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    /// <returns>Whether the run has to stop.</returns>
    private async Task<bool> TryWriteAsync()
    {
        var latest = Volatile.Read(ref _latest);
        var row = Describe(latest);
        _meter.Observe(latest, row.PerSecond, Interval, _clock.GetUtcNow());
        try
        {
            return await _database.WriteAsync(
                connection =>
                {
                    var own = connection.Rows(
                        "SELECT cancelled_by FROM runs WHERE id = @run AND owner = @owner", run => run.IsDBNull(0),
                        ("@run", _fence.RunId), ("@owner", _fence.Owner));
                    if (own.Count > 0) Save(connection, row);
                    return own is not [true];
                },
                _ended.Token);
        }
        catch (HostStoreException)
        {
            // The run finds out about the fault itself. A late display is no reason to end it.
            return false;
        }
    }

    private static void Save(DataConnection connection, RunProgressRow row) => connection.Run(
        """
        INSERT INTO run_progress (run_id, at, activity, done, total, created, recreated, updated, unchanged, quarantined,
            components_created, remote_calls, waiting_until, remaining_seconds, per_second)
        VALUES (@run, @at, @activity, @done, @total, @created, @recreated, @updated, @unchanged, @quarantined,
            @components, @calls, @waiting, @remaining, @rate)
        ON CONFLICT (run_id) DO UPDATE SET at = excluded.at, activity = excluded.activity, done = excluded.done, total = excluded.total,
            created = excluded.created, recreated = excluded.recreated, updated = excluded.updated, unchanged = excluded.unchanged,
            quarantined = excluded.quarantined, components_created = excluded.components_created, remote_calls = excluded.remote_calls,
            waiting_until = excluded.waiting_until, remaining_seconds = excluded.remaining_seconds, per_second = excluded.per_second
        """,
        ("@run", row.RunId), ("@at", row.At), ("@activity", row.Activity), ("@done", row.Done), ("@total", row.Total),
        ("@created", row.Counts.Created), ("@recreated", row.Counts.Recreated), ("@updated", row.Counts.Updated),
        ("@unchanged", row.Counts.Unchanged), ("@quarantined", row.Counts.Quarantined), ("@components", row.Counts.ComponentsCreated),
        ("@calls", row.RemoteCalls), ("@waiting", row.WaitingUntil), ("@remaining", row.RemainingSeconds), ("@rate", row.PerSecond));

    private RunProgressRow Describe(TaskProgress progress) => new()
    {
        RunId = _fence.RunId,
        At = _clock.GetUtcNow().ToUnixTimeMilliseconds(),
        Activity = progress.Activity,
        Done = progress.Done,
        Total = progress.Total,
        Counts = progress.Counts,
        RemoteCalls = progress.RemoteCalls,
        WaitingUntil = progress.WaitingUntil?.ToUnixTimeMilliseconds(),
        RemainingSeconds = progress.Remaining is { } remaining ? (long)remaining.TotalSeconds : null,
        PerSecond = _rate.Next(progress.Done),
    };
}
