using System.Globalization;
using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Scheduling.Calendar;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>When the task runs by itself.</summary>
public partial class ScheduleEditor
{
    /// <summary>How the browser's fields for a moment and a day write their values.</summary>
    public const string MomentForm = "yyyy-MM-ddTHH:mm";

    /// <inheritdoc cref="MomentForm"/>
    public const string DayForm = "yyyy-MM-dd";

    private TaskSchedule? _last;

    [CascadingParameter]
    private TaskForm Form { get; set; } = null!;

    [Parameter]
    public EventCallback Changed { get; set; }

    private TaskSchedule? Schedule => Form.Schedule;

    private static IEnumerable<string> Zones(string chosen) =>
        TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Append(chosen).Distinct().Order(StringComparer.Ordinal);

    private static string Member(string property) => FormFieldIds.ScheduleMember + property;

    private static TValue Parse<TValue>(ChangeEventArgs change) where TValue : struct, Enum => Enum.Parse<TValue>((string)change.Value!);

    private Task Set(TaskSchedule? schedule)
    {
        Form.Schedule = schedule;
        return Changed.InvokeAsync();
    }

    /// <summary>Switched off and on again, the schedule is what it was.</summary>
    private Task Plan(bool on)
    {
        if (!on) _last = Form.Schedule;
        var tomorrow = Clock.GetLocalNow().DateTime.Date.AddDays(1);
        return Set(on ? _last ?? new TaskSchedule { StartOn = tomorrow.AddHours(2) } : null);
    }

    private Task SetInterval(TaskSchedule schedule, ChangeEventArgs change) =>
        int.TryParse((string?)change.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var interval)
            ? Set(schedule with { Interval = interval })
            : Set(schedule with { Interval = 0 });

    private Task SetStart(TaskSchedule schedule, ChangeEventArgs change) =>
        DateTime.TryParse((string?)change.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            ? Set(schedule with { StartOn = start })
            : Set(schedule with { StartOn = default });

    private Task SetEnd(TaskSchedule schedule, ChangeEventArgs change) =>
        Set(schedule with { EndBy = DateOnly.TryParse((string?)change.Value, CultureInfo.InvariantCulture, out var end) ? end : null });
}
