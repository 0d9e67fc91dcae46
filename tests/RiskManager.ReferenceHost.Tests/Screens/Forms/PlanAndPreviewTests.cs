using System.Text.RegularExpressions;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ReferenceHost.Screens.Connectors;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Screens.Forms;

/// <summary>What stands on the form of a task beside its settings: whether and when it runs, and what it would do.</summary>
[TestClass]
public sealed class PlanAndPreviewTests
{
    [TestMethod]
    [DataRow(FormFieldIds.Active, ShownSettings.Switch, "true", "task-active")]
    [DataRow(FormFieldIds.IsPlanned, ShownSettings.Switch, "false", "schedule-on")]
    [DataRow("Schedule.Recurrence", ShownSettings.Line, "Weekly", "schedule-recurrence")]
    [DataRow("Schedule.Interval", ShownSettings.Line, "2", "schedule-interval")]
    [DataRow("Schedule.StartOn", ShownSettings.Moment, "2027-03-01T09:30", "schedule-start")]
    [DataRow("Schedule.EndBy", ShownSettings.Moment, "?", "schedule-end")]
    public async Task A_plan_that_the_host_does_not_have_keeps_the_form_from_being_saved(
        string member, string rule, string shown, string field)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var browser = new FakeBrowser(site.Url, _ => [new(member, rule, shown.Length, ShownSettings.Hash(shown))]);
        var page = await OpenPlannedAsync(site, browser);

        await page.SubmitAsync("task-form");

        Assert.Contains("has another value than the one shown", page.Html);
        Assert.Contains("Please correct: 1", page.Html);
        Assert.IsFalse(await IsSavedAsync(site));
        Assert.AreEqual($"screens.form.focus({field})", browser.Calls[^1]);
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task A_plan_that_is_shown_as_the_host_has_it_is_saved()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var browser = new FakeBrowser(
            site.Url,
            _ =>
            [
                Value(FormFieldIds.Active, ShownSettings.Switch, "false"), Value(FormFieldIds.IsPlanned, ShownSettings.Switch, "true"),
                Value("Schedule.Recurrence", ShownSettings.Line, "Daily"), Value("Schedule.Interval", ShownSettings.Line, "1"),
                Value("Schedule.StartOn", ShownSettings.Moment, "2027-03-01T08:00"), Value("Schedule.EndBy", ShownSettings.Moment, ""),
            ]);
        var page = await OpenPlannedAsync(site, browser);

        await page.SubmitAsync("task-form");

        Assert.IsTrue(await IsSavedAsync(site));
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task Records_that_are_the_same_in_every_value_are_previewed_each_by_itself()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var page = await OpenPlannedAsync(site, new FakeBrowser(site.Url));
        await page.EnterAsync("setting-ServerUrl", StandInTask.ServerOfTwins);

        await page.PressAsync("show-preview");

        Assert.Contains("5 assets in all.", page.Html);
        Assert.AreEqual(2, Regex.Count(page.Html, "record without identity"));
        await page.EnterAsync("preview-action", "Quarantine");
        Assert.AreEqual(2, Regex.Count(page.Html, "record without identity"));
        await page.CloseAsync();
    }

    private static async Task<LivePage> OpenPlannedAsync(TestSite site, FakeBrowser browser)
    {
        var page = await LivePage.OpenAsync<TaskFormScreen>(site, browser, new Dictionary<string, object?> { ["TypeId"] = "stand-in" });
        await page.EnterAsync("setting-Name", "Nightly");
        await page.EnterAsync("setting-ServerUrl", "http://one");
        await page.EnterAsync("setting-AccessPassword", TestSite.Password);
        await page.EnterAsync("schedule-on", true);
        await page.EnterAsync("schedule-start", "2027-03-01T08:00");
        return page;
    }

    private static ShownSettings.Value Value(string member, string rule, string shown) =>
        new(member, rule, shown.Length, ShownSettings.Hash(shown));

    private static Task<bool> IsSavedAsync(TestSite site) => site.Site.Services.GetRequiredService<Database>()
        .ReadAsync(connection => connection.GetTable<TaskRow>().Any(), CancellationToken.None);
}
