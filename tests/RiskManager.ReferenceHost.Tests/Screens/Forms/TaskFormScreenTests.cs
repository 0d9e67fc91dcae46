using System.Text.RegularExpressions;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ReferenceHost.Screens.Connectors;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens.Forms;

/// <summary>What a person is told on the form of a task before, while and after it is saved.</summary>
[TestClass]
public sealed partial class TaskFormScreenTests
{
    private static readonly Dictionary<string, object?> NewTask = new() { ["TypeId"] = "stand-in" };

    [TestMethod]
    public async Task What_the_form_shows_is_what_is_saved()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var browser = new FakeBrowser(site.Url, _ => [Line("ServerUrl", "http://one"), Line("Assets", "12")]);
        var page = await OpenFilledAsync(site, browser);
        await page.EnterAsync("setting-Assets", "12");

        await page.SubmitAsync("task-form");

        Assert.Contains("\"assets\":12", await SavedAsync(site) ?? "nothing");
        CollectionAssert.AreEqual(new[] { "/" }, browser.Visited);
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task A_field_that_shows_something_else_is_entered_again_and_then_keeps_the_form_from_being_saved()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var asked = new List<string>();
        var browser = new FakeBrowser(site.Url, again =>
        {
            asked.Add(string.Join(',', again));
            return [Line("ServerUrl", "http://one and what was lost")];
        });
        var page = await OpenFilledAsync(site, browser);

        await page.SubmitAsync("task-form");

        Assert.Contains("The host has another value than the one shown in ServerUrl. Enter it again.", page.Html);
        Assert.IsNull(await SavedAsync(site));
        CollectionAssert.AreEqual(new[] { "", "ServerUrl" }, asked);
        Assert.AreEqual("screens.form.focus(setting-ServerUrl)", browser.Calls[^1]);
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task A_field_that_the_host_has_after_it_was_entered_again_is_saved()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var browser = new FakeBrowser(
            site.Url, again => [Line("ServerUrl", again.Contains("ServerUrl") ? "http://one" : "http://lost")]);
        var page = await OpenFilledAsync(site, browser);

        await page.SubmitAsync("task-form");

        Assert.Contains("\"serverUrl\":\"http://one\"", await SavedAsync(site) ?? "nothing");
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task A_title_that_was_entered_and_not_added_keeps_the_form_from_being_saved()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var browser = new FakeBrowser(
            site.Url, _ => [new("AssetGroups", ShownSettings.Pending, 6, ShownSettings.Hash("Berlin"))]);
        var page = await OpenFilledAsync(site, browser);

        await page.SubmitAsync("task-form");

        Assert.Contains("Press Add to take over what you entered in AssetGroups, or clear it.", page.Html);
        Assert.IsNull(await SavedAsync(site));
        await page.CloseAsync();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("1.5")]
    [DataRow("0x1F")]
    [DataRow("99999999999")]
    public async Task A_number_that_cannot_be_read_stays_on_the_form_and_is_never_replaced_by_the_last_one(string number)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var page = await OpenFilledAsync(site, new FakeBrowser(site.Url));

        await page.EnterAsync("setting-Assets", number);
        await page.SubmitAsync("task-form");

        Assert.Contains($"\"{number}\" is not a whole number that fits.", page.Html);
        Assert.AreEqual(number, ValueOf(page, "setting-Assets"));
        Assert.IsNull(await SavedAsync(site));
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task After_a_refused_save_the_summary_leads_to_the_fields_and_the_first_one_has_the_focus()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var browser = new FakeBrowser(site.Url);
        var page = await LivePage.OpenAsync<TaskFormScreen>(site, browser, NewTask);
        await page.EnterAsync("setting-Name", "");
        await page.EnterAsync("schedule-on", true);
        await page.EnterAsync("schedule-interval", "0");

        await page.SubmitAsync("task-form");

        Assert.Contains("Please correct: 4", page.Html);
        var links = Link().Matches(page.Html).Select(match => match.Groups[1].Value);
        CollectionAssert.IsSubsetOf(
            new[] { "setting-Name", "schedule-interval", "setting-ServerUrl", "setting-AccessPassword" }, links.ToArray());
        Assert.AreEqual("screens.form.focus(setting-Name)", browser.Calls[^1]);
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task Fields_that_must_be_filled_in_are_marked_and_limits_stand_on_the_fields()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var page = await LivePage.OpenAsync<TaskFormScreen>(site, new FakeBrowser(site.Url), NewTask);

        Assert.Contains("<label for=\"setting-Name\" class=\"required\">", page.Html);
        Assert.Contains("<label for=\"setting-AccessPassword\" class=\"required\">", page.Html);
        Assert.DoesNotContain("<label for=\"setting-Responsible\" class=\"required\">", page.Html);
        Assert.MatchesRegex("id=\"setting-Name\"[^>]* data-limit=\"200\"", page.Html);
        Assert.MatchesRegex("id=\"setting-Assets\"[^>]* min=\"0\" max=\"1000\"", page.Html);
        Assert.Contains("At most 10,000 characters.", page.Html);
        Assert.DoesNotContain("maxlength", page.Html);
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task What_was_done_is_ticked_off_the_list_of_what_is_left()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var page = await OpenFilledAsync(site, new FakeBrowser(site.Url));
        Assert.AreEqual("", Done(page));

        await page.PressAsync("test-connection");
        Assert.AreEqual("test-connection", Done(page));
        await page.PressAsync("show-preview");
        await page.EnterAsync("task-active", true);
        Assert.AreEqual("test-connection show-preview task-active", Done(page));
        await page.EnterAsync("schedule-on", true);
        Assert.Contains("Nothing is left to do", page.Html);

        // The test was of another account.
        await page.EnterAsync("setting-AccessPassword", "another");
        Assert.AreEqual("show-preview task-active schedule-on", Done(page));
        await page.CloseAsync();
    }

    [TestMethod]
    public async Task A_long_preview_is_shown_page_by_page_and_each_action_by_itself()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var page = await OpenFilledAsync(site, new FakeBrowser(site.Url));
        await page.EnterAsync("setting-Assets", "450");

        await page.PressAsync("show-preview");

        Assert.AreEqual(20, Rows(page));
        Assert.Contains("450 assets in all.", page.Html);
        Assert.Contains("The table shows the first 200 assets of each action", page.Html);
        await page.EnterAsync("preview-action", "Quarantine");
        Assert.AreEqual(0, Rows(page));
        await page.CloseAsync();
    }

    private static async Task<LivePage> OpenFilledAsync(TestSite site, FakeBrowser browser)
    {
        var page = await LivePage.OpenAsync<TaskFormScreen>(site, browser, NewTask);
        await page.EnterAsync("setting-Name", "Nightly");
        await page.EnterAsync("setting-ServerUrl", "http://one");
        await page.EnterAsync("setting-AccessPassword", TestSite.Password);
        return page;
    }

    private static ShownSettings.Value Line(string setting, string shown) =>
        new(setting, ShownSettings.Line, shown.Length, ShownSettings.Hash(shown));

    private static async Task<string?> SavedAsync(TestSite site) => await site.Site.Services.GetRequiredService<Database>()
        .ReadAsync(connection => connection.GetTable<TaskRow>().Select(row => row.Settings).SingleOrDefault(), CancellationToken.None);

    private static string? ValueOf(LivePage page, string id) =>
        Regex.Match(page.Html, $"id=\"{id}\"[^>]* value=\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : "";

    private static int Rows(LivePage page) =>
        Row().Count(page.Html[page.Html.IndexOf("data-table=\"preview\"", StringComparison.Ordinal)..]);

    private static string Done(LivePage page) => string.Join(' ', DoneStep().Matches(page.Html).Select(match => match.Groups[1].Value));

    [GeneratedRegex("data-focus=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<li class=\"done\"><a href=\"[^\"]*\" data-focus=\"([^\"]*)\"")]
    private static partial Regex DoneStep();

    [GeneratedRegex("<tr><td")]
    private static partial Regex Row();
}
