using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Scheduling.Calendar;

/// <summary>
/// When a task is planned (R20), in the wall time of a time zone. Minutes and hours count elapsed time from the start; days,
/// weeks, months and years keep the start's time of day. Where daylight saving skips that time, the run is planned at the
/// first moment after the gap; where it comes twice, at the first of the two, once.
/// </summary>
internal sealed record TaskSchedule
{
    /// <summary>The first planned time, in the wall time of <see cref="TimeZone"/>; seconds are not kept.</summary>
    public required DateTime StartOn { get; init; }

    public Recurrence Recurrence { get; init; } = Recurrence.Daily;

    /// <summary>Every how many minutes, hours, days, weeks, months or years; 1–999.</summary>
    public int Interval { get; init; } = 1;

    public DayFilter Days { get; init; }

    /// <summary>The last day on which a run may be planned; null: no end date.</summary>
    public DateOnly? EndBy { get; init; }

    /// <summary>The IANA name of the time zone, for example <c>America/Sao_Paulo</c>.</summary>
    public string TimeZone { get; init; } = TimeZoneInfo.Local.Id;

    /// <summary>What has to be corrected; empty when the schedule can be kept.</summary>
    public IReadOnlyList<SettingsProblem> Problems()
    {
        var problems = new List<SettingsProblem>();
        if (Interval is < 1 or > 999)
            problems.Add(
                new(nameof(Interval), Words.Of($"schedule: the interval is {Interval}; a whole number from 1 to 999 is allowed.")));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            problems.Add(new(
                nameof(TimeZone),
                Words.Of($"schedule: this machine does not know the time zone \"{TimeZone}\". Europe/Berlin is an example.")));
        }

        if (StartOn.Year is < 2000 or > 2200)
            problems.Add(new(nameof(StartOn), Words.Of($"schedule: the start must be between the years 2000 and 2200.")));
        if (EndBy < DateOnly.FromDateTime(StartOn))
            problems.Add(new(nameof(EndBy), Words.Of($"schedule: the end {EndBy:yyyy-MM-dd} is before the start {StartOn:yyyy-MM-dd}.")));
        if (problems.Count == 0 && ScheduleTimes.Next(this, DateTimeOffset.MinValue) is null)
        {
            problems.Add(new(nameof(Days), Words.Of($"""
                schedule: no planned time is on an allowed day, so the task would never run. Change the start, the end
                or the days.
                """)));
        }

        return problems;
    }
}
