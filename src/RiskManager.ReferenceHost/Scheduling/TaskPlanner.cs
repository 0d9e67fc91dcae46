using Quartz;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>
/// Keeps the scheduler's triggers in step with the tasks in the database: at once after a change here, and within
/// seconds after a change by another process.
/// </summary>
internal sealed partial class TaskPlanner(
    Database database,
    ISchedulerFactory schedulers,
    PlannedRuns plannedRuns,
    ConnectorTasks tasks,
    TimeProvider clock,
    ILogger<TaskPlanner> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SchemaPatience = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly Dictionary<string, PlannedRun> _planned = [];
    private IScheduler? _scheduler;

    /// <summary>Whether planned runs are being started.</summary>
    public bool IsRunning => _scheduler is not null && ExecuteTask is { IsCompleted: false };

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Quartz creates its tables at the first start, and nodes may start at the same time.
        await using var turn = database.IsShared ? await database.TryLockAsync("scheduler", SchemaPatience, cancellationToken) : null;
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.AddJob(
            JobBuilder.Create<PlannedRunJob>().WithIdentity(PlannedRunJob.Key).StoreDurably().Build(), AddJobOptions.Replacing,
            cancellationToken);
        await scheduler.Start(cancellationToken);
        _scheduler = scheduler;
        tasks.Changed += Wake;
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        tasks.Changed -= Wake;
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null) await _scheduler.Shutdown(true, cancellationToken);
        _scheduler = null;
    }

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await PlanAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is HostStoreException or SchedulerException)
            {
                LogUnread(exception.Message);
            }

            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(_changed.WaitAsync(waiting.Token), Task.Delay(Interval, clock, waiting.Token));
            await waiting.CancelAsync();
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        var wanted = (await plannedRuns.ReadAsync(cancellationToken)).ToDictionary(planned => planned.TaskId);
        foreach (var planned in wanted.Values)
        {
            if (_planned.GetValueOrDefault(planned.TaskId) == planned && !await WasLostAsync(planned, cancellationToken)) continue;
            await _scheduler!.ScheduleTrigger(PlannedRunJob.TriggerOf(planned), TriggerConflict.Replace, cancellationToken);
            _planned[planned.TaskId] = planned;
        }

        foreach (var gone in _planned.Keys.Where(taskId => !wanted.ContainsKey(taskId)).ToList())
        {
            await _scheduler!.UnscheduleJob(PlannedRunJob.KeyOf(gone), cancellationToken);
            _planned.Remove(gone);
        }
    }

    /// <summary>Whether the trigger fired while the run could not be taken, because the database was in trouble.</summary>
    private async Task<bool> WasLostAsync(PlannedRun planned, CancellationToken cancellationToken) =>
        planned.At < clock.GetUtcNow() && await _scheduler!.GetTrigger(PlannedRunJob.KeyOf(planned.TaskId), cancellationToken) is null;

    private void Wake()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "The planned runs could not be read; trying again. {Reason}")]
    private partial void LogUnread(string reason);
}
