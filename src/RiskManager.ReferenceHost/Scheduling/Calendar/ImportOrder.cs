namespace RiskManager.ReferenceHost.Scheduling.Calendar;

/// <summary>
/// Finds tasks that import vulnerabilities before the assets of the same source are there (R15): on a day that has both, the
/// assets have to come first. Nothing but arithmetic.
/// </summary>
internal static class ImportOrder
{
    private const string Assets = "assets";
    private const string Vulnerabilities = "vulnerabilities";

    // A week shows every pattern of days; monthly plans that meet later warn when their week comes.
    private const int DaysAhead = 7;

    /// <summary>The wrong orders of the days from today on, at most one a task that imports vulnerabilities.</summary>
    /// <param name="plans">The active tasks that have a schedule.</param>
    /// <param name="now">Today is the day of this moment in <paramref name="zone"/>.</param>
    /// <param name="zone">The time zone whose days are compared.</param>
    public static IReadOnlyList<OrderWarning> Warnings(IReadOnlyCollection<ImportPlan> plans, DateTimeOffset now, TimeZoneInfo zone)
    {
        var warnings = new List<OrderWarning>();
        foreach (var later in plans.Where(plan => Imports(plan, Vulnerabilities)))
        {
            var sources = plans.Where(plan => Imports(plan, Assets) && SameSource(plan, later)).ToList();
            var found = Days(now, zone).Select(day => WrongOn(day, later, sources, zone)).FirstOrDefault(warning => warning is not null);
            if (found is not null) warnings.Add(found);
        }

        return warnings;
    }

    private static IEnumerable<DateOnly> Days(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return Enumerable.Range(0, DaysAhead).Select(today.AddDays);
    }

    private static OrderWarning? WrongOn(DateOnly day, ImportPlan vulnerabilities, List<ImportPlan> assets, TimeZoneInfo zone)
    {
        if (FirstOn(day, vulnerabilities, zone) is not { } at) return null;
        var planned = assets.Select(plan => (Plan: plan, At: FirstOn(day, plan, zone))).Where(plan => plan.At is not null)
            .OrderBy(plan => plan.At).ToList();
        return planned is [var first, ..] && first.At >= at ? new OrderWarning(vulnerabilities, at, first.Plan, first.At.Value) : null;
    }

    private static DateTimeOffset? FirstOn(DateOnly day, ImportPlan plan, TimeZoneInfo zone)
    {
        var begin = ScheduleTimes.Moment(day.ToDateTime(TimeOnly.MinValue), zone);
        var end = ScheduleTimes.Moment(day.AddDays(1).ToDateTime(TimeOnly.MinValue), zone);
        return ScheduleTimes.Next(plan.Schedule, begin.AddTicks(-1)) is { } next && next < end ? next : null;
    }

    private static bool Imports(ImportPlan plan, string objects) =>
        string.Equals(plan.ImportedObjects, objects, StringComparison.OrdinalIgnoreCase);

    private static bool SameSource(ImportPlan left, ImportPlan right) =>
        left.DataSource.Length > 0 && string.Equals(left.DataSource, right.DataSource, StringComparison.OrdinalIgnoreCase);
}
