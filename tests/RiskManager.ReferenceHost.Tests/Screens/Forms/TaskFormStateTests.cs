using System.Text.Json;
using CsCheck;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ReferenceHost.Screens.Connectors;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Screens.Forms;

/// <summary>Whatever a person does on the form of a task, in any order.</summary>
[TestClass]
public sealed class TaskFormStateTests
{
    private static readonly string[] Entries =
    [
        "", " ", "0", "-1", "1.5", "1e9", "999999999999999999999", "0001-01-01T00:00", "9999-12-31T23:59", "2027-02-29", "2028-02-29T02:00",
        "abc", "a: b", "http://one", "http://forbidden", "x\r\ny", "<b>", "{0}", "ß".PadRight(10_001, 'x'),
    ];

    // An entry of a known field after another: which field, which entry.
    private static readonly Gen<(int Field, int Entry)[]> Steps =
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 999], (field, entry) => (field, entry)).Array[1, 25];

    [TestMethod]
    public async Task No_entry_reaches_an_exception_and_what_is_saved_is_what_was_entered_last()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        Steps.Sample(steps => TryAsync(site, steps).GetAwaiter().GetResult(), iter: 40, threads: 1);
    }

    private static async Task TryAsync(TestSite site, (int Field, int Entry)[] steps)
    {
        var browser = new FakeBrowser(site.Url);
        var page = await LivePage.OpenAsync<TaskFormScreen>(
            site, browser, new Dictionary<string, object?> { ["TypeId"] = "stand-in" });
        var entered = new Dictionary<string, string>();
        await EnterAsync("setting-Name", "Nightly");
        await EnterAsync("setting-ServerUrl", "http://one");
        await EnterAsync("setting-AccessPassword", TestSite.Password);
        foreach (var (field, entry) in steps)
        {
            var fields = page.Fields;
            var id = fields[field % fields.Count];
            var options = page.OptionsOf(id);
            if (page.IsSwitch(id)) await page.EnterAsync(id, entry % 2 == 0);
            else await EnterAsync(id, options.Count > 0 ? options[entry % options.Count] : Entries[entry % Entries.Length]);
        }

        await page.SubmitAsync("task-form");
        var saved = await TakeSavedAsync(site);
        if (browser.Visited.Count == 0) Assert.IsNull(saved);
        else
        {
            using var settings = JsonDocument.Parse(saved!.Settings);
            Assert.AreEqual(entered["setting-Name"], settings.RootElement.GetProperty("name").GetString());
            Assert.AreEqual(entered["setting-ServerUrl"], settings.RootElement.GetProperty("serverUrl").GetString());
            Assert.AreEqual(
                entered.GetValueOrDefault("setting-Assets", "3"), settings.RootElement.GetProperty("assets").GetRawText());
        }

        await page.CloseAsync();

        Task EnterAsync(string id, string text)
        {
            entered[id] = text;
            return page.EnterAsync(id, text);
        }
    }

    private static Task<TaskRow?> TakeSavedAsync(TestSite site) => site.Site.Services.GetRequiredService<Database>().WriteAsync(
        connection =>
        {
            var saved = connection.GetTable<TaskRow>().SingleOrDefault();
            connection.GetTable<TaskRow>().Delete();
            return saved;
        },
        CancellationToken.None);
}
