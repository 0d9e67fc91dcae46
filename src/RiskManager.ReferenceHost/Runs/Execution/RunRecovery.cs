using LinqToDB;
using LinqToDB.Data;
using Quartz;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>
/// Hands open runs to Quartz that it does not know (R24): those of the command line and of an embedded host whose process died, and
/// those of a host that was stopped. A run whose node dies in a cluster needs none of this, because Quartz recovers it. Looks when the
/// host starts, and every ten seconds.
/// </summary>
internal sealed partial class RunRecovery(Database database, RunQueue queue, TimeProvider clock, ILogger<RunRecovery> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly RunRecords _records = new(database, clock);
    private readonly TaskLock _lock = new(database);
    private readonly HashSet<string> _givenUp = [];

    /// <summary>Looks once.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var (open, interrupted, active) = await database.ReadAsync(Find, cancellationToken);

        // A run that died in a large import left the lists without their indices.
        if (open.Count == 0 && !interrupted.Any(MayResume)) await database.BuildListIndexesAsync(cancellationToken);
        foreach (var run in interrupted.Where(MayResume))
        {
            if (await _records.ReopenAsync(run, cancellationToken)) open.Add(run);
        }

        foreach (var run in open)
        {
            if (active.Contains(run.TaskId)) await HandOverAsync(run, cancellationToken);
            else await InterruptDeadAsync(run, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is HostStoreException or SchedulerException)
            {
                LogFailed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task HandOverAsync(RunRow run, CancellationToken cancellationToken)
    {
        if (await queue.IsQueuedAsync(run.TaskId, cancellationToken) || await IsImportingAsync(run, cancellationToken)) return;
        LogHandingOver(run.TaskName, run.Id);
        await queue.FireAsync(run.TaskId, cancellationToken);
    }

    /// <summary>Whether the command line executes the run, which Quartz knows nothing about.</summary>
    private async Task<bool> IsImportingAsync(RunRow run, CancellationToken cancellationToken)
    {
        if (!RunOwner.IsCommandLine(run.Owner)) return false;
        await using var free = await _lock.TryTakeAsync(run.TaskId, cancellationToken);
        return free is null;
    }

    /// <summary>Runs of inactive or unconfigured tasks are not resumed. The task's lock tells whether the run is alive.</summary>
    private async Task InterruptDeadAsync(RunRow run, CancellationToken cancellationToken)
    {
        await using var free = await _lock.TryTakeAsync(run.TaskId, cancellationToken);
        if (free is not null) await _records.InterruptAsync(run.Id, cancellationToken);
    }

    private bool MayResume(RunRow run)
    {
        if (run.Takeovers < RunRecords.MaxInterruptions) return true;
        if (_givenUp.Add(run.Id)) LogGivenUp(run.TaskName, run.Takeovers);
        return false;
    }

    /// <returns>The open runs; the last runs of active tasks that were interrupted; the active tasks.</returns>
    private static (List<RunRow> Open, List<RunRow> Interrupted, HashSet<string> Active) Find(DataConnection connection)
    {
        var runs = connection.GetTable<RunRow>();
        var active = connection.GetTable<TaskRow>().Where(task => task.Active).Select(task => task.Id).ToHashSet();
        var last = active.Select(id => runs.Where(run => run.TaskId == id && run.Status != RunStatusNames.Skipped)
            .OrderByDescending(run => run.StartedAt).FirstOrDefault());
        return (
            [.. runs.Where(run => run.Status == RunStatusNames.Running)],
            [.. last.OfType<RunRow>().Where(run => run.Status == RunStatusNames.Interrupted)],
            active);
    }

    [LoggerMessage(30, LogLevel.Information, "Task {Name}: run {RunId} is open and nobody executes it; handing it to the scheduler.")]
    private partial void LogHandingOver(string name, string runId);

    [LoggerMessage(31, LogLevel.Error, "Task {Name}: its last run was interrupted {Count} times. Find out why, then run it again.")]
    private partial void LogGivenUp(string name, int count);

    [LoggerMessage(32, LogLevel.Warning, "Interrupted runs could not be looked for; trying again. {Reason}")]
    private partial void LogFailed(string reason);
}
