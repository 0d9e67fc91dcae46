using CsCheck;
using Quartz;
using RiskManager.ReferenceHost.Scheduling.Calendar;

namespace RiskManager.ReferenceHost.Tests.Scheduling;

[TestClass]
public sealed class ScheduleTimesTests
{
    private static readonly string[] Zones = ["America/Sao_Paulo", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"];

    [TestMethod]
    [DataRow(nameof(Recurrence.EveryMinute), 1, "2026-03-02T08:01")]
    [DataRow(nameof(Recurrence.EveryMinute), 45, "2026-03-02T08:45")]
    [DataRow(nameof(Recurrence.Hourly), 6, "2026-03-02T14:00")]
    [DataRow(nameof(Recurrence.Daily), 1, "2026-03-03T08:00")]
    [DataRow(nameof(Recurrence.Weekly), 2, "2026-03-16T08:00")]
    [DataRow(nameof(Recurrence.Monthly), 3, "2026-06-02T08:00")]
    [DataRow(nameof(Recurrence.Yearly), 1, "2027-03-02T08:00")]
    public void Every_form_has_its_interval(string recurrence, int interval, string second)
    {
        var schedule = Schedule("2026-03-02T08:00", Enum.Parse<Recurrence>(recurrence), interval, "UTC");

        var first = ScheduleTimes.Next(schedule, DateTimeOffset.MinValue)!.Value;
        var next = ScheduleTimes.Next(schedule, first)!.Value;

        Assert.AreEqual(schedule.StartOn, first.DateTime);
        Assert.AreEqual(Time(second), next.DateTime);
    }

    [TestMethod]
    public void A_month_that_is_too_short_has_its_run_on_its_last_day_and_the_next_is_on_the_day_of_the_start_again()
    {
        var schedule = Schedule("2026-01-31T08:00", Recurrence.Monthly, 1, "UTC");

        CollectionAssert.AreEqual(
            new[] { "01-31", "02-28", "03-31", "04-30" }, First(schedule, 4).Select(time => $"{time:MM-dd}").ToArray());
    }

    [TestMethod]
    public void Whatever_a_person_enters_is_a_schedule_in_words_or_a_problem()
    {
        var days = Gen.OneOf(Gen.Int[0, 3_652_058], Gen.Int[730_000, 740_000]);
        var schedules =
            from start in days
            from minute in Gen.Int[0, 1439]
            from recurrence in Gen.Enum<Recurrence>()
            from interval in Gen.OneOf(Gen.Int[-2, 1001], Gen.Int)
            from filter in Gen.Enum<DayFilter>()
            from end in Gen.OneOf(Gen.Const((int?)null), days.Select(day => (int?)day))
            from zone in Gen.OneOfConst([.. Zones, "", "Nowhere/Town"])
            select new TaskSchedule
            {
                StartOn = DateOnly.FromDayNumber(start).ToDateTime(TimeOnly.MinValue).AddMinutes(minute),
                Recurrence = recurrence,
                Interval = interval,
                Days = filter,
                EndBy = end is { } day ? DateOnly.FromDayNumber(day) : null,
                TimeZone = zone,
            };

        schedules.Sample(schedule =>
        {
            if (schedule.Problems().Count > 0) return;
            var now = new DateTimeOffset(2026, 11, 28, 2, 0, 0, TimeSpan.Zero);
            ScheduleTimes.Next(schedule, now);
            Assert.AreNotEqual("", ScheduleWords.Describe(schedule, System.Globalization.CultureInfo.GetCultureInfo("en"), now));
        }, iter: 2000);
    }

    /// <summary>Why the schedules are not Quartz' own triggers (docs/host.md).</summary>
    [TestMethod]
    public void A_trigger_of_Quartz_that_met_a_short_month_never_comes_back_to_day_31()
    {
        var trigger = TriggerBuilder.Create().StartAt(new DateTimeOffset(2026, 1, 31, 8, 0, 0, TimeSpan.Zero))
            .WithCalendarIntervalSchedule(schedule => schedule.WithInterval(1, IntervalUnit.Month).InTimeZone(TimeZoneInfo.Utc)).Build();

        var february = trigger.GetFireTimeAfter(trigger.StartTimeUtc)!.Value;
        var march = trigger.GetFireTimeAfter(february)!.Value;

        Assert.AreEqual(("02-28", "03-28"), ($"{february:MM-dd}", $"{march:MM-dd}"));
    }

    [TestMethod]
    public void A_leap_day_comes_on_the_last_day_of_February_in_other_years()
    {
        var schedule = Schedule("2028-02-29T08:00", Recurrence.Yearly, 1, "UTC");

        CollectionAssert.AreEqual(
            new[] { "2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29" },
            First(schedule, 5).Select(time => $"{time:yyyy-MM-dd}").ToArray());
    }

    [TestMethod]
    [DataRow(nameof(DayFilter.WeekDaysOnly), "Fri Mon Tue")]
    [DataRow(nameof(DayFilter.WeekendsOnly), "Sat Sun Sat")]
    public void Days_that_are_left_out_have_no_run(string days, string expected)
    {
        var schedule = Schedule("2026-03-06T08:00", Recurrence.Daily, 1, "UTC") with { Days = Enum.Parse<DayFilter>(days) };

        Assert.AreEqual(expected, string.Join(' ', First(schedule, 3).Select(time => $"{time:ddd}")));
    }

    [TestMethod]
    public void A_schedule_of_minutes_goes_on_after_the_weekend_at_its_first_minute_of_Monday()
    {
        var schedule = Schedule("2026-03-06T23:50", Recurrence.EveryMinute, 7, "Europe/Berlin") with { Days = DayFilter.WeekDaysOnly };

        CollectionAssert.AreEqual(
            new[] { "06 23:50", "06 23:57", "09 00:01", "09 00:08" }, First(schedule, 4).Select(time => $"{time:dd HH:mm}").ToArray());
    }

    [TestMethod]
    public void The_end_date_is_the_last_day_with_a_run()
    {
        var schedule = Schedule("2026-03-06T08:00", Recurrence.Daily, 1, "UTC") with { EndBy = new DateOnly(2026, 3, 7) };

        Assert.HasCount(2, First(schedule, 5));
    }

    [TestMethod]
    [DataRow("Europe/Berlin", "2026-03-28T02:30", "2026-03-29 03:00 +02:00")]
    [DataRow("America/New_York", "2026-03-07T02:30", "2026-03-08 03:00 -04:00")]
    [DataRow("America/Sao_Paulo", "2018-11-03T00:00", "2018-11-04 01:00 -02:00")]
    [DataRow("Australia/Lord_Howe", "2026-10-03T02:15", "2026-10-04 02:30 +11:00")]
    public void A_time_that_daylight_saving_skips_is_moved_to_the_end_of_the_gap_on_that_day_only(string zone, string start, string moved)
    {
        var schedule = Schedule(start, Recurrence.Daily, 1, zone);

        var times = First(schedule, 3);

        Assert.AreEqual(moved, $"{times[1]:yyyy-MM-dd HH:mm zzz}");
        Assert.AreEqual(schedule.StartOn.TimeOfDay, times[2].TimeOfDay);
    }

    [TestMethod]
    [DataRow("Europe/Berlin", "2026-10-24T02:30", "2026-10-25 02:30 +02:00")]
    [DataRow("America/New_York", "2026-10-31T01:30", "2026-11-01 01:30 -04:00")]
    [DataRow("America/Sao_Paulo", "2018-02-16T23:30", "2018-02-17 23:30 -02:00")]
    public void A_time_that_comes_twice_has_one_run_at_the_first_of_the_two(string zone, string start, string once)
    {
        var times = First(Schedule(start, Recurrence.Daily, 1, zone), 3);

        Assert.AreEqual(once, $"{times[1]:yyyy-MM-dd HH:mm zzz}");
        Assert.AreEqual(times[1].Day + 1, times[2].Day);
    }

    [TestMethod]
    public void Hours_count_elapsed_time_when_the_clock_changes()
    {
        var schedule = Schedule("2026-10-25T01:00", Recurrence.Hourly, 1, "Europe/Berlin");

        var times = First(schedule, 4);

        CollectionAssert.AreEqual(
            new[] { "01:00 +02:00", "02:00 +02:00", "02:00 +01:00", "03:00 +01:00" }, times.Select(time => $"{time:HH:mm zzz}").ToArray());
    }

    [TestMethod]
    public void A_schedule_that_would_never_run_is_refused()
    {
        var saturday = Schedule("2026-03-07T08:00", Recurrence.Weekly, 1, "UTC") with { Days = DayFilter.WeekDaysOnly };

        Assert.Contains("the task would never run", saturday.Problems().Single().Message);
        Assert.IsEmpty((saturday with { Days = DayFilter.WeekendsOnly }).Problems());
    }

    [TestMethod]
    public void Every_mistake_in_a_schedule_is_named()
    {
        var schedule = Schedule("2026-03-07T08:00", Recurrence.Daily, 0, "Europe/Berlim") with { EndBy = new DateOnly(2026, 3, 6) };

        CollectionAssert.AreEquivalent(
            new[] { "Interval", "TimeZone", "EndBy" }, schedule.Problems().Select(problem => problem.Member).ToArray());
    }

    [TestMethod]
    public void The_next_time_is_later_allowed_and_the_first_of_its_kind() =>
        Gen.Select(
            Schedules,
            Gen.DateTime[new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)])
            .Sample((schedule, moment) =>
            {
                var after = new DateTimeOffset(moment, TimeSpan.Zero);
                if (ScheduleTimes.Next(schedule, after) is not { } next) return;
                Assert.IsGreaterThan(after, next);
                Assert.AreEqual(TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone).GetUtcOffset(next), next.Offset);
                var weekend = next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
                Assert.IsTrue(schedule.Days switch { DayFilter.WeekDaysOnly => !weekend, DayFilter.WeekendsOnly => weekend, _ => true });

                // Nothing lies between: asked for a moment just before, the answer is the same.
                Assert.AreEqual(next, ScheduleTimes.Next(schedule, next.AddTicks(-1)));
                Assert.AreEqual(next, ScheduleTimes.Next(schedule, after + ((next - after) / 2)));
            });

    [TestMethod]
    public void A_calendar_schedule_never_runs_twice_on_one_day_and_keeps_its_time_of_day_but_after_a_gap() =>
        Schedules.Where(schedule => schedule.Recurrence >= Recurrence.Daily).Sample(schedule =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
            var times = First(schedule, 12);
            Assert.AreEqual(times.Count, times.Select(time => DateOnly.FromDateTime(time.DateTime)).Distinct().Count());
            foreach (var time in times.Where(time => time.TimeOfDay != schedule.StartOn.TimeOfDay))
                Assert.IsTrue(zone.IsInvalidTime(time.Date + schedule.StartOn.TimeOfDay), $"{schedule}: {time}");
        });

    private static Gen<TaskSchedule> Schedules => Gen.Select(
        Gen.OneOfConst(Zones),
        Gen.OneOfConst(Enum.GetValues<Recurrence>()),
        Gen.OneOfConst(Enum.GetValues<DayFilter>()),
        Gen.Int[1, 60],
        Gen.Int[0, 5 * 365 * 24 * 4],
        (zone, recurrence, days, interval, quarters) => new TaskSchedule
        {
            StartOn = new DateTime(2016, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(15 * quarters),
            Recurrence = recurrence,
            Interval = interval,
            Days = days,
            TimeZone = zone,
        });

    private static TaskSchedule Schedule(string start, Recurrence recurrence, int interval, string zone) =>
        new() { StartOn = Time(start), Recurrence = recurrence, Interval = interval, TimeZone = zone };

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", null);

    private static List<DateTimeOffset> First(TaskSchedule schedule, int most)
    {
        var times = new List<DateTimeOffset>();
        var after = DateTimeOffset.MinValue;
        while (times.Count < most && ScheduleTimes.Next(schedule, after) is { } next) times.Add(after = next);
        return times;
    }
}
