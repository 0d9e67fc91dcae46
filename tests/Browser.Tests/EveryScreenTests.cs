using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>What holds for all screens.</summary>
[TestClass]
public sealed class EveryScreenTests
{
    [TestMethod]
    public Task No_screen_has_a_serious_barrier() =>
        AssertNoBarrierAsync(ColorScheme.Light, new AxeRunOptions { ResultTypes = [ResultType.Violations] });

    [TestMethod]
    public Task Everything_can_be_read_in_the_dark_too() => AssertNoBarrierAsync(
        ColorScheme.Dark,
        new AxeRunOptions
        {
            ResultTypes = [ResultType.Violations],
            RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] }
        });

    [TestMethod]
    public async Task No_screen_has_to_be_scrolled_sideways_on_a_phone()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, width: 390, height: 800);
        var wide = new List<string>();
        foreach (var path in PreparedHost.Screens)
        {
            await page.ShowAsync(path);
            var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
            if (width > 390) wide.Add($"{path}: {width}");
        }

        await page.Context.CloseAsync();
        Assert.IsEmpty(wide, string.Join('\n', wide));
    }

    [TestMethod]
    public async Task The_browser_reports_nothing_that_the_content_security_policy_forbids()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") refused.Add(message.Text);
        };
        foreach (var path in PreparedHost.Screens) await page.ShowAsync(path);

        await page.Context.CloseAsync();
        Assert.IsEmpty(refused, string.Join('\n', refused));
    }

    [TestMethod]
    public async Task The_language_of_the_browser_is_spoken_until_the_person_chooses_another()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, "pt-BR");

        await page.ShowAsync("/organization");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Organização" }).WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "EN", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Organization" }).WaitForAsync();
        await page.ShowAsync("/audit");

        Assert.AreEqual("Audit", await page.Locator("h1").InnerTextAsync());
        Assert.AreEqual("en", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_chosen_colours_are_kept()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync("/audit");

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to dark colours" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to light colours" }).WaitForAsync();
        await page.ShowAsync("/audit");

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch to light colours" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task AssertNoBarrierAsync(ColorScheme colours, AxeRunOptions rules)
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, colours: colours);
        var findings = new List<string>();
        foreach (var path in PreparedHost.Screens)
        {
            await page.ShowAsync(path);
            var result = await page.RunAxe(rules);
            findings.AddRange(result.Violations.Where(violation => violation.Impact is "serious" or "critical")
                .Select(violation => $"{path}: {violation.Id}: {violation.Help}: {violation.Nodes[0].Html}"));
        }

        await page.Context.CloseAsync();
        Assert.IsEmpty(findings, string.Join('\n', findings));
    }
}
