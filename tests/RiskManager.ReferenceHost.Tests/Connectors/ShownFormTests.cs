using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Connectors;

/// <summary>A task whose shown and kept settings differ is never saved.</summary>
[TestClass]
public sealed class ShownFormTests
{
    [TestMethod]
    [DataRow("", 2166136261u)]
    [DataRow("a", 3826002220u)]
    [DataRow("foobar", 3214735720u)]
    public void The_number_of_a_text_is_that_of_the_published_function(string text, uint number) =>
        Assert.AreEqual(number, ShownForm.NumberOf(text));

    [TestMethod]
    public void Line_ends_of_another_system_are_what_a_browser_shows() =>
        Assert.AreEqual(ShownForm.NumberOf("10.0.0.1\n10.0.0.2"), ShownForm.NumberOf("10.0.0.1\r\n10.0.0.2"));

    [TestMethod]
    public async Task A_field_that_shows_something_else_is_found_and_no_other()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var form = stage.Form("Nightly");

        var differences = ShownForm.FindDifferences(form, new Dictionary<string, uint>
        {
            ["setting-Name"] = ShownForm.NumberOf("Nightly"),
            ["setting-ServerUrl"] = ShownForm.NumberOf("http://two"),
            ["something-else"] = 1,
        });

        Assert.AreEqual("ServerUrl", differences.Single().Name);
    }

    [TestMethod]
    [DataRow("task-active", "true", true)]
    [DataRow("task-active", "false", false)]
    [DataRow("schedule-interval", "3", true)]
    [DataRow("schedule-interval", "", false)]
    [DataRow("schedule-start", "2026-11-28T02:00", true)]
    [DataRow("schedule-start", "2026-11-29T02:00", false)]
    [DataRow("schedule-end", "", true)]
    public async Task A_plan_that_is_shown_differently_is_found(string field, string shown, bool isShown)
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var form = stage.Form();
        form.Schedule = new TaskSchedule { StartOn = new DateTime(2026, 11, 28, 2, 0, 0, DateTimeKind.Unspecified), Interval = 3 };

        Assert.AreEqual(isShown, ShownForm.ShowsPlan(form, new Dictionary<string, uint> { [field] = ShownForm.NumberOf(shown) }));
    }

    [TestMethod]
    public async Task A_new_task_is_inactive_and_has_no_schedule_until_a_person_says_so()
    {
        await using var stage = await ConnectorsStage.CreateAsync();

        var form = ConnectorTasks.New(stage.Type);

        Assert.IsFalse(form.Active);
        Assert.IsNull(form.Schedule);
    }

    [TestMethod]
    [DataRow(10_000, true)]
    [DataRow(10_001, false)]
    public async Task A_text_without_a_limit_of_its_own_has_at_most_ten_thousand_characters(int characters, bool isAllowed)
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var form = stage.Form();
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), new string('x', characters));

        var problems = form.Problems().Where(problem => problem.Message.Contains("10000 characters", StringComparison.Ordinal));

        Assert.AreEqual(isAllowed, !problems.Any());
        Assert.AreEqual(10_000, SettingsLimits.MaxCharacters(stage.Type.SettingsType.GetProperty(nameof(StandInSettings.AccessPassword))!));
    }
}
