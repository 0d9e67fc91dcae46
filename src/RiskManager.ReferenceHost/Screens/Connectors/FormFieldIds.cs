using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>The IDs of the elements of a task's form.</summary>
internal static class FormFieldIds
{
    /// <summary>What the members of a schedule begin with.</summary>
    public const string ScheduleMember = $"{nameof(TaskForm.Schedule)}.";

    /// <summary>The switch of the schedule.</summary>
    public const string IsPlanned = $"{ScheduleMember}On";

    /// <summary>The switch of the task; the settings of a type may have a property of that name.</summary>
    public const string Active = "Task.Active";

    /// <summary>The element that a problem stands at; null: the problem concerns no single field.</summary>
    public static string? Of(SettingsProblem problem)
    {
        if (problem.Member.Length == 0) return null;
        if (problem.Member == Active) return "task-active";
        return problem.Member.StartsWith(ScheduleMember, StringComparison.Ordinal)
            ? problem.Member[ScheduleMember.Length..] switch
            {
                nameof(TaskSchedule.Recurrence) => "schedule-recurrence",
                nameof(TaskSchedule.Interval) => "schedule-interval",
                nameof(TaskSchedule.StartOn) => "schedule-start",
                nameof(TaskSchedule.EndBy) => "schedule-end",
                nameof(TaskSchedule.TimeZone) => "schedule-zone",
                nameof(TaskSchedule.Days) => "schedule-days",
                _ => "schedule-on",
            }
            : SettingsInput.IdOf(problem.Member);
    }
}
