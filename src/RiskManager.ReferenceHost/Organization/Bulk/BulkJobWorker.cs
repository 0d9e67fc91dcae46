using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Organization.Bulk;

/// <summary>Looks for jobs while the host serves.</summary>
internal sealed partial class BulkJobWorker(BulkJobRunner runner, TimeProvider clock, ILogger<BulkJobWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await runner.RunOpenAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is HostStoreException or TaskSettingsException)
            {
                LogFailed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(61, LogLevel.Warning, "A job that changes assets could not go on; trying again. {Reason}")]
    private partial void LogFailed(string reason);
}
