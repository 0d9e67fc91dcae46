using System.Linq.Expressions;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Notifications.Targets;

/// <summary>Targets as rows.</summary>
internal static class TargetRows
{
    private const char Separator = ',';

    public static NotificationTarget Describe(NotificationTargetRow row) => new(row.Channel, row.Address)
    {
        Id = row.Id,
        TaskId = row.TaskId,
        Language = row.Language,
        Events = [.. row.Events.Split(Separator, StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<TaskHealth>)],
        HasSecret = row.Secret is not null,
    };

    /// <summary>Removes targets, with what they were still to be told.</summary>
    public static int Delete(DataConnection connection, Expression<Func<NotificationTargetRow, bool>> which)
    {
        var targets = connection.GetTable<NotificationTargetRow>().Where(which);
        connection.GetTable<DeliveryRow>()
            .Where(row => row.State == DeliveryStates.Waiting && targets.Any(target => target.Id == row.TargetId)).Delete();
        return targets.Delete();
    }

    public static string Events(IEnumerable<TaskHealth> events) => string.Join(Separator, events.Distinct().Order());
}
