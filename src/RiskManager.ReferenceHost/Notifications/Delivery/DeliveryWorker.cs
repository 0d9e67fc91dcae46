using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>
/// Delivers what is due in the background, each channel by itself and several at a time, so that a mail server that is down delays neither
/// a run nor a webhook.
/// </summary>
internal sealed partial class DeliveryWorker(
    Deliveries deliveries,
    IEnumerable<INotificationChannel> channels,
    WebConfigFile webConfig,
    TimeProvider clock,
    ILogger<DeliveryWorker> logger)
    : BackgroundService
{
    private const int MaxAtOnce = 4;
    private const int BatchSize = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Tries everything that is due, once.</summary>
    public Task DeliverDueAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(channels.Select(channel => DeliverDueAsync(channel, cancellationToken)));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(channels.Select(channel => DeliverAlwaysAsync(channel, stoppingToken)));

    private async Task DeliverAlwaysAsync(INotificationChannel channel, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        do
        {
            try
            {
                await DeliverDueAsync(channel, stoppingToken);
            }
            catch (HostStoreException exception)
            {
                LogUnread(exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DeliverDueAsync(INotificationChannel channel, CancellationToken cancellationToken)
    {
        var due = await deliveries.DueAsync(channel.Name, BatchSize, cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(due, options, async (delivery, token) => await TryAsync(channel, delivery, token));
    }

    private async Task TryAsync(INotificationChannel channel, DeliveryRow due, CancellationToken cancellationToken)
    {
        if (await deliveries.TryClaimAsync(due, cancellationToken) is not { } notification) return;
        try
        {
            await DeliverAsync(channel, notification, cancellationToken);
            await deliveries.DeliveredAsync(due, CancellationToken.None);
        }
        catch (DeliveryException fault)
        {
            var isGivenUp = await deliveries.FailedAsync(due, notification, fault, CancellationToken.None);
            if (isGivenUp) LogGivenUp(due.Channel, due.Address, due.Attempts + 1, fault.Message);
            else LogRepeated(due.Channel, due.Address, fault.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await deliveries.ReleaseAsync(due, CancellationToken.None);
            throw;
        }
    }

    /// <summary>Settings that have to be corrected are tried again like a server that is down: somebody may correct them.</summary>
    private async Task DeliverAsync(INotificationChannel channel, OutgoingNotification notification, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            if (notification.Change is { } change)
                change.Link = SiteLinks.Find(webConfig.Read()).Run(change.TaskId, change.RunId);
            await channel.DeliverAsync(notification, either.Token);
        }
        catch (TaskSettingsException refused)
        {
            throw new DeliveryException(Words.Of($"The settings have to be corrected: {refused.Message}"), isFinal: false, refused);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DeliveryException(
                Words.Of($"The receiver did not take the message within {AttemptTimeout.TotalSeconds:N0} seconds."),
                isFinal: false, exception);
        }
        catch (Exception exception) when (exception is not (DeliveryException or OperationCanceledException))
        {
            // A defect of a channel ends neither the worker nor the host; the list shows it.
            throw new DeliveryException(
                Words.Of($"Unexpected: {exception.GetType().Name}: {exception.Message}"), isFinal: false, exception);
        }
    }

    [LoggerMessage(50, LogLevel.Warning, "The outbox could not be read or written; trying again. {Reason}")]
    private partial void LogUnread(string reason);

    [LoggerMessage(51, LogLevel.Warning, "{Channel} to {Address} was not delivered; trying again later. {Reason}")]
    private partial void LogRepeated(string channel, string address, string reason);

    [LoggerMessage(52, LogLevel.Error, "{Channel} to {Address} was given up after {Attempts} attempts. {Reason}")]
    private partial void LogGivenUp(string channel, string address, int attempts, string reason);
}
