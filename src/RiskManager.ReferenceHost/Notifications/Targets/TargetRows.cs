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

    public static string Events(IEnumerable<TaskHealth> events) => string.Join(Separator, events.Distinct().Order());
}
