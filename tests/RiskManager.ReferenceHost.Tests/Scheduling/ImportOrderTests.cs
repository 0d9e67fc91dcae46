using RiskManager.ReferenceHost.Scheduling.Calendar;

namespace RiskManager.ReferenceHost.Tests.Scheduling;

[TestClass]
public sealed class ImportOrderTests
{
    // A Monday.
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [TestMethod]
    [DataRow(1, true)]
    [DataRow(2, true, DisplayName = "at the same time is not after")]
    [DataRow(3, false)]
    public void Vulnerabilities_before_the_assets_of_the_same_day_are_a_warning(int hour, bool wrong)
    {
        var warnings = Warnings(Plan("assets", Daily(2)), Plan("vulnerabilities", Daily(hour)));

        Assert.HasCount(wrong ? 1 : 0, warnings);
    }

    [TestMethod]
    public void The_warning_names_both_tasks_and_their_times()
    {
        var warning = Warnings(Plan("assets", Daily(2)), Plan("vulnerabilities", Daily(1))).Single();

        Assert.AreEqual(("Qualys vulnerabilities", 1), (warning.Vulnerabilities.TaskName, warning.VulnerabilitiesAt.Hour));
        Assert.AreEqual(("Qualys assets", 2), (warning.Assets.TaskName, warning.AssetsAt.Hour));
    }

    [TestMethod]
    public void Only_days_that_have_both_are_compared()
    {
        var monday = Daily(2) with { Recurrence = Recurrence.Weekly };
        var tuesday = monday with { StartOn = monday.StartOn.AddDays(1).AddHours(-1) };

        Assert.IsEmpty(Warnings(Plan("assets", monday), Plan("vulnerabilities", tuesday)));
        Assert.HasCount(
            1, Warnings(Plan("assets", monday), Plan("vulnerabilities", monday with { StartOn = monday.StartOn.AddHours(-1) })));
    }

    [TestMethod]
    public void The_first_of_several_asset_imports_counts() =>
        Assert.IsEmpty(Warnings(Plan("assets", Daily(5)), Plan("assets", Daily(1)), Plan("vulnerabilities", Daily(3))));

    [TestMethod]
    public void Another_source_is_another_matter() =>
        Assert.IsEmpty(Warnings(Plan("assets", Daily(2)), Plan("vulnerabilities", Daily(1)) with { DataSource = "NeXpose" }));

    [TestMethod]
    public void Times_are_compared_across_time_zones()
    {
        var assets = Daily(4) with { TimeZone = "Europe/Berlin" };
        var vulnerabilities = Daily(3) with { TimeZone = "America/New_York" };

        Assert.IsEmpty(Warnings(Plan("assets", assets), Plan("vulnerabilities", vulnerabilities)));
        Assert.HasCount(1, Warnings(Plan("assets", vulnerabilities), Plan("vulnerabilities", assets)));
    }

    private static IReadOnlyList<OrderWarning> Warnings(params ImportPlan[] plans) => ImportOrder.Warnings(plans, Now, TimeZoneInfo.Utc);

    private static ImportPlan Plan(string objects, TaskSchedule schedule) => new(objects, $"Qualys {objects}", "Qualys", objects, schedule);

    private static TaskSchedule Daily(int hour) =>
        new() { StartOn = new DateTime(2026, 3, 2, hour, 0, 0, DateTimeKind.Unspecified), TimeZone = "UTC" };
}
