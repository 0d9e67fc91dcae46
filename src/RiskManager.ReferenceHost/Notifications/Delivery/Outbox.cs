using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Targets;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>Puts a change into the outbox, with a delivery for everybody who wants to know of it.</summary>
internal sealed class Outbox(IEnumerable<IRunNotifier> notifiers)
{
    /// <summary>How long the list on the screen goes back.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>Writes inside the transaction that records the change, so that both are kept or neither.</summary>
    public void Write(DataConnection connection, TaskHealthChange change)
    {
        var at = change.At.ToUnixTimeMilliseconds();
        connection.Insert(new NotificationRow
        {
            Id = change.Id,
            TaskName = change.TaskName,
            Health = change.Health.ToString(),
            At = at,
            Change = JsonSerializer.Serialize(change, SettingsJson.Options),
        });
        foreach (var (channel, address, target) in Receivers(connection, change))
        {
            connection.Insert(new DeliveryRow
            {
                NotificationId = change.Id,
                TargetId = target,
                Channel = channel,
                Address = address,
                State = DeliveryStates.Waiting,
                NextAt = at,
            });
        }

        var oldest = (change.At - Kept).ToUnixTimeMilliseconds();
        connection.GetTable<NotificationRow>().Where(row => row.At < oldest).Delete();
    }

    public static TaskHealthChange Read(string change) => JsonSerializer.Deserialize<TaskHealthChange>(change, SettingsJson.Options)!;

    /// <summary>Whoever is named for the task and for all tasks is told once.</summary>
    private IEnumerable<(string Channel, string Address, long? Target)> Receivers(DataConnection connection, TaskHealthChange change) =>
        connection.GetTable<NotificationTargetRow>().Where(row => row.TaskId == null || row.TaskId == change.TaskId)
            .OrderBy(row => row.Id).ToList().Select(TargetRows.Describe)
            .Where(target => target.Events.Contains(change.Health))
            .DistinctBy(target => (target.Channel, target.Address))
            .Select(target => (target.Channel, target.ShownAddress, (long?)target.Id))
            .Concat(notifiers.Select(notifier => (ChannelNames.Notifier, NotifierChannel.AddressOf(notifier), (long?)null)));
}
