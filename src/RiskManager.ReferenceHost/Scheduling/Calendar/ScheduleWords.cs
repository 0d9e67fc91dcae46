using System.Globalization;
using System.Resources;

namespace RiskManager.ReferenceHost.Scheduling.Calendar;

/// <summary>A schedule in words, in the language of the reader.</summary>
internal static class ScheduleWords
{
    private static readonly ResourceManager Words = new(typeof(ScheduleWords));

    /// <summary>The schedule as a phrase; null stands for a task that only people start.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="culture">The language of the words, dates and times.</param>
    /// <param name="now">A start that still lies ahead is named, one that has passed is not.</param>
    public static string Describe(TaskSchedule? schedule, CultureInfo culture, DateTimeOffset now)
    {
        if (schedule is null) return Text("ByHand", culture);
        var start = schedule.StartOn;
        var many = schedule.Interval > 1;
        var words = Text(schedule.Recurrence + (many ? "Many" : "One"), culture,
            schedule.Interval, start, culture.DateTimeFormat.GetDayName(start.DayOfWeek),
            start.ToString(culture.DateTimeFormat.MonthDayPattern, culture));
        if (schedule.Days != DayFilter.EveryDay) words += Text(schedule.Days.ToString(), culture);
        if (ScheduleTimes.Moment(start, TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone)) > now)
            words += Text("From", culture, start);
        if (schedule.EndBy is { } end) words += Text("Until", culture, end);
        return schedule.TimeZone == TimeZoneInfo.Local.Id ? words : $"{words} ({schedule.TimeZone})";
    }

    private static string Text(string key, CultureInfo culture, params object[] values) =>
        string.Format(
            culture, Words.GetString(key, culture) ?? throw new MissingManifestResourceException($"ScheduleWords lacks {key}."), values);
}
