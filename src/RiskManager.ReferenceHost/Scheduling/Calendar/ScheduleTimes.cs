namespace RiskManager.ReferenceHost.Scheduling.Calendar;

/// <summary>The planned times of a schedule; nothing but arithmetic.</summary>
internal static class ScheduleTimes
{
    // A yearly schedule meets every day of the week within 28 years, or 40 across a century without its leap day.
    private const int MaxYears = 60;

    /// <summary>The first planned time after a moment; null when there is none.</summary>
    public static DateTimeOffset? Next(TaskSchedule schedule, DateTimeOffset after)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
        return schedule.Recurrence is Recurrence.EveryMinute or Recurrence.Hourly
            ? NextElapsed(schedule, zone, after)
            : NextOnCalendar(schedule, zone, after);
    }

    /// <summary>When a wall time happens: the first moment after a gap, the first of two equal times.</summary>
    public static DateTimeOffset Moment(DateTime wallTime, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(wallTime, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local)) return AfterGap(local, zone);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private static DateTimeOffset? NextElapsed(TaskSchedule schedule, TimeZoneInfo zone, DateTimeOffset after)
    {
        var start = Moment(Minute(schedule.StartOn), zone);
        var step = (schedule.Recurrence == Recurrence.Hourly ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1)) * schedule.Interval;
        var candidate = AtOrAfter(start, step, after < start ? start : after + TimeSpan.FromTicks(1));

        // Only a day that is left out makes another turn, and at most a week of them follow one another; a step longer
        // than a day may need as many turns as there are residues of a week.
        for (var turn = 0; turn < 24 * 7 * 60; turn++)
        {
            var day = LocalDay(candidate, zone);
            if (day > schedule.EndBy || candidate.Year - start.Year > MaxYears + 200) return null;
            if (Allows(schedule.Days, day)) return InZone(candidate, zone);
            candidate = AtOrAfter(start, step, Moment(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone));
        }

        return null;
    }

    private static DateTimeOffset? NextOnCalendar(TaskSchedule schedule, TimeZoneInfo zone, DateTimeOffset after)
    {
        var start = Minute(schedule.StartOn);
        var turn = FirstTurn(schedule, start, zone, after);
        var latest = Math.Max(start.Year, after.Year) + (MaxYears * schedule.Interval);
        for (; ; turn++)
        {
            var day = Occurrence(schedule, DateOnly.FromDateTime(start), turn);
            if (day is null || day > schedule.EndBy || day.Value.Year > latest) return null;
            if (!Allows(schedule.Days, day.Value)) continue;
            var moment = Moment(day.Value.ToDateTime(TimeOnly.FromDateTime(start)), zone);
            if (moment > after) return InZone(moment, zone);
        }
    }

    /// <summary>A turn at or shortly before the one that is looked for.</summary>
    private static long FirstTurn(TaskSchedule schedule, DateTime start, TimeZoneInfo zone, DateTimeOffset after)
    {
        var first = DateOnly.FromDateTime(start);
        if (after <= Moment(start, zone).AddDays(-1)) return 0;
        var day = LocalDay(after, zone);
        var units = schedule.Recurrence switch
        {
            Recurrence.Daily => day.DayNumber - first.DayNumber,
            Recurrence.Weekly => (day.DayNumber - first.DayNumber) / 7,
            Recurrence.Monthly => ((day.Year - first.Year) * 12) + day.Month - first.Month,
            _ => day.Year - first.Year,
        };
        return Math.Max(0, (units / schedule.Interval) - 1);
    }

    /// <summary>The day of one turn; a month that is too short has it on its last day. Null beyond the calendar's end.</summary>
    private static DateOnly? Occurrence(TaskSchedule schedule, DateOnly first, long turn)
    {
        var count = turn * schedule.Interval;
        var months = schedule.Recurrence switch { Recurrence.Monthly => count, Recurrence.Yearly => count * 12, _ => 0 };
        var days = schedule.Recurrence switch { Recurrence.Daily => count, Recurrence.Weekly => count * 7, _ => 0 };
        var year = first.Year + (months / 12) + 1;
        return year > DateOnly.MaxValue.Year || first.DayNumber + days > DateOnly.MaxValue.DayNumber
            ? null
            : first.AddMonths((int)months).AddDays((int)days);
    }

    private static bool Allows(DayFilter filter, DateOnly day)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return filter switch { DayFilter.WeekDaysOnly => !weekend, DayFilter.WeekendsOnly => weekend, _ => true };
    }

    private static DateTimeOffset AtOrAfter(DateTimeOffset start, TimeSpan step, DateTimeOffset moment)
    {
        if (moment <= start) return start;
        var steps = ((moment - start).Ticks + step.Ticks - 1) / step.Ticks;
        return start + (step * steps);
    }

    /// <summary>The gap's end, to the minute: from there on the zone has the offset of the time after the gap.</summary>
    private static DateTimeOffset AfterGap(DateTime missing, TimeZoneInfo zone)
    {
        var wall = missing;
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(1);
        return new DateTimeOffset(wall, zone.GetUtcOffset(wall));
    }

    private static DateOnly LocalDay(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(InZone(moment, zone).DateTime);

    private static DateTimeOffset InZone(DateTimeOffset moment, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(moment, zone);

    private static DateTime Minute(DateTime time) =>
        new(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0, DateTimeKind.Unspecified);
}
