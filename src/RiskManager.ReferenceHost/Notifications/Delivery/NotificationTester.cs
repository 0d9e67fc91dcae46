using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>Sends a test message at once, past the outbox, and says exactly what came of it.</summary>
internal sealed class NotificationTester(Database database, IEnumerable<INotificationChannel> channels, TimeProvider clock)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    /// <returns>One step: whether the receiver took the message, and what it answered or at which step it failed.</returns>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    /// <exception cref="HostStoreException">The test could not be recorded in the audit log.</exception>
    public async Task<ConnectionTestStep> SendAsync(NotificationTarget target, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("sending a test message");
        var step = await TryAsync(target, cancellationToken);
        var entry = $"A test message to the {target.Channel} target \"{target.ShownAddress}\" was sent by \"{account.Name}\": "
            + (step.Succeeded ? "taken" : "not taken");
        await database.WriteAsync(
            connection =>
            {
                AuditLog.Record(connection, clock.GetUtcNow(), AuditModules.Notifications, account.Actor, entry);
                return true;
            },
            cancellationToken);
        return step;
    }

    private async Task<ConnectionTestStep> TryAsync(NotificationTarget target, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var test = new OutgoingNotification(Guid.NewGuid().ToString("n"), null, target, clock.GetUtcNow());
        try
        {
            var answer = await channels.Single(channel => channel.Name == target.Channel).DeliverAsync(test, either.Token);
            return new ConnectionTestStep(target.ShownAddress, true, answer);
        }
        catch (Exception exception) when (exception is DeliveryException or TaskSettingsException)
        {
            return new ConnectionTestStep(target.ShownAddress, false, exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ConnectionTestStep(
                target.ShownAddress, false,
                Words.Of($"The receiver did not take the message within {Timeout.TotalSeconds:N0} seconds."));
        }
    }
}
