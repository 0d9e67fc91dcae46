using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Organization.Search;

/// <summary>Keeps the index of searches up to date while the host serves.</summary>
internal sealed partial class SearchIndexer(SearchIndex index, TimeProvider clock, ILogger<SearchIndexer> logger) : BackgroundService
{
    /// <summary>Assets of one transaction: a writer that waits for it waits a fraction of a second.</summary>
    private const int BatchSize = 2_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                while (await index.UpdateAsync(BatchSize, stoppingToken)) stoppingToken.ThrowIfCancellationRequested();
            }
            catch (HostStoreException exception)
            {
                LogFailed(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(60, LogLevel.Warning, "The index of searches could not be brought up to date; trying again. {Reason}")]
    private partial void LogFailed(string reason);
}
