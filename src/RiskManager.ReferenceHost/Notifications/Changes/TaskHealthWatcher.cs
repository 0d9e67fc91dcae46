using System.Text.Json;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Notifications.Changes;

/// <summary>
/// Looks every few seconds for runs that ended and for planned runs that are overdue. Its first look for the latter comes before the
/// scheduler starts, because the scheduler then makes up for them and nobody would hear of it.
/// </summary>
internal sealed partial class TaskHealthWatcher(
    EndedRunAssessor endedRuns, MissedRunDetector missedRuns, TimeProvider clock, ILogger<TaskHealthWatcher> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private const int LooksForOneAtPlans = 15;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(isPlanned: true, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        for (var look = 1; await timer.WaitForNextTickAsync(stoppingToken); look++)
            await LookAsync(look % LooksForOneAtPlans == 0, stoppingToken);
    }

    private async Task LookAsync(bool isPlanned, CancellationToken cancellationToken)
    {
        try
        {
            await endedRuns.AssessAsync(cancellationToken);
            if (isPlanned) await missedRuns.DetectAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HostStoreException or JsonException or TimeZoneNotFoundException)
        {
            // A record or a schedule that this node cannot read must not keep it from starting and running tasks.
            LogFailed(exception.Message);
        }
    }

    [LoggerMessage(53, LogLevel.Warning, "The health of tasks could not be read or recorded; trying again. {Reason}")]
    private partial void LogFailed(string reason);
}
