using System.Text.Json;
using LinqToDB;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>The deliveries of the outbox: what is due, whose turn it is, and what became of it.</summary>
internal sealed class Deliveries(Database database, TimeProvider clock, RetryPolicy retry)
{
    /// <summary>How long an attempt belongs to the process that makes it; far longer than any attempt takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>The deliveries of a channel that are due, oldest first.</summary>
    public Task<IReadOnlyList<DeliveryRow>> DueAsync(string channel, int count, CancellationToken cancellationToken)
    {
        var now = Now();
        return database.ReadAsync<IReadOnlyList<DeliveryRow>>(
            connection =>
            [
                .. connection.GetTable<DeliveryRow>()
                    .Where(row => row.State == DeliveryStates.Waiting && row.NextAt <= now && row.Channel == channel)
                    .OrderBy(row => row.NextAt).ThenBy(row => row.Id).Take(count),
            ],
            cancellationToken);
    }

    /// <summary>Takes a delivery for one attempt. If its process dies, another one tries again when the lease is over.</summary>
    /// <returns>Null when another process has taken it, or when its target was removed.</returns>
    public Task<OutgoingNotification?> TryClaimAsync(DeliveryRow due, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow().Add(Lease).ToUnixTimeMilliseconds();
        return database.WriteAsync(
            connection =>
            {
                var claimed = connection.GetTable<DeliveryRow>()
                    .Where(row => row.Id == due.Id && row.Attempts == due.Attempts && row.State == DeliveryStates.Waiting
                        && row.NextAt == due.NextAt)
                    .Set(row => row.Attempts, due.Attempts + 1).Set(row => row.NextAt, until).Update();
                if (claimed == 0) return null;
                var notification = connection.GetTable<NotificationRow>().Single(row => row.Id == due.NotificationId);
                var target = due.TargetId is null
                    ? new NotificationTarget(due.Channel, due.Address)
                    : TargetRows.Describe(connection.GetTable<NotificationTargetRow>().Single(row => row.Id == due.TargetId));
                return new OutgoingNotification(
                    notification.Id, Outbox.Read(notification.Change), target, DateTimeOffset.FromUnixTimeMilliseconds(notification.At));
            },
            cancellationToken);
    }

    public Task DeliveredAsync(DeliveryRow delivery, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.GetTable<DeliveryRow>().Where(row => row.Id == delivery.Id)
            .Set(row => row.State, DeliveryStates.Delivered).Set(row => row.NextAt, Now())
            .Set(row => row.Problem, (string?)null).Set(row => row.ProblemTranslations, (string?)null).Update(),
        cancellationToken);

    /// <summary>Gives a delivery back whose attempt was interrupted.</summary>
    public Task ReleaseAsync(DeliveryRow delivery, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.GetTable<DeliveryRow>().Where(row => row.Id == delivery.Id && row.State == DeliveryStates.Waiting)
            .Set(row => row.NextAt, Now()).Update(),
        cancellationToken);

    /// <summary>Plans the next attempt, or gives up, which the audit log records.</summary>
    /// <returns>Whether it was given up.</returns>
    public Task<bool> FailedAsync(
        DeliveryRow delivery, OutgoingNotification notification, DeliveryException fault, CancellationToken cancellationToken)
    {
        var attempts = delivery.Attempts + 1;
        var now = clock.GetUtcNow();
        var isGivenUp = fault.IsFinal || RetryPolicy.IsExhausted(attempts, now - notification.At);
        var next = isGivenUp ? now : now + retry.DelayAfter(attempts);
        return database.WriteAsync(
            connection =>
            {
                connection.GetTable<DeliveryRow>().Where(row => row.Id == delivery.Id)
                    .Set(row => row.State, isGivenUp ? DeliveryStates.GivenUp : DeliveryStates.Waiting)
                    .Set(row => row.NextAt, next.ToUnixTimeMilliseconds())
                    .Set(row => row.Problem, fault.Message)
                    .Set(row => row.ProblemTranslations, JsonSerializer.Serialize(fault.Translations)).Update();
                if (isGivenUp)
                    AuditLog.Record(
                        connection, now, AuditModules.Notifications, Account.System.Actor,
                        $"The {delivery.Channel} message to \"{delivery.Address}\" about task \"{notification.Change!.TaskName}\" "
                        + $"({notification.Change.Health}) was given up after {attempts} attempts: {fault.Message}");
                return isGivenUp;
            },
            cancellationToken);
    }

    /// <summary>The last deliveries, newest first.</summary>
    public Task<IReadOnlyList<ListedDelivery>> ListAsync(int count, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ListedDelivery>>(
            connection =>
            {
                var rows =
                    from delivery in connection.GetTable<DeliveryRow>()
                    from notification in connection.GetTable<NotificationRow>().InnerJoin(row => row.Id == delivery.NotificationId)
                    orderby delivery.Id descending
                    select new { Delivery = delivery, Notification = notification };
                return [.. rows.Take(count).ToList().Select(row => ListedDelivery.Of(row.Delivery, row.Notification))];
            },
            cancellationToken);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
