using System.Text.RegularExpressions;
using Browser.Tests.Stage;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A machine comes back under a new ID, and a person decides (R36).</summary>
[TestClass]
public sealed class FindingStoryTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_machine_that_came_back_gets_its_asset_back_and_the_next_run_creates_nothing_until_that_is_undone()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "200", "--fault", "machine-ids");
        await using var host = await ServedHost.StartAsync();
        var page = await Chromium.OpenAsync(host.Address);
        await page.OpenNewAsync();
        await page.FillAsync("Nightly", qualys.Url);
        await page.SaveAndRunAsync();
        await page.RunEndsAsync();
        var pair = (await qualys.ReturnAsync(cloud: 1, serial: 0, names: 0, lookAlikes: 0)).Single();
        var (oldId, newId) = ((string)pair["oldId"]!, (string)pair["newId"]!);
        Assert.AreEqual("1", await RunAgainAsync(page));

        await page.GetByRole(AriaRole.Link, new() { Name = "Show 1" }).First.ClickAsync();
        await page.GetByText("both have the same cloudId").WaitForAsync();
        await AssertNoBarrierAsync(page);
        await DecideAsync(page, "Same machine: ", "Same machine");
        await page.GetByText($"has the ID {newId} now.").WaitForAsync();
        Assert.AreEqual("0", await RunAgainAsync(page));

        await page.ShowAsync("/findings?show=TakenOver");
        await AssertNoBarrierAsync(page);
        await page.Locator("td", new() { HasTextString = oldId }).WaitForAsync();
        await DecideAsync(page, "Undo the takeover: ", "Undo");
        await page.GetByText($"has the ID {oldId} again.").WaitForAsync();
        Assert.AreEqual("1", await RunAgainAsync(page));

        await page.ShowAsync("/findings?kind=identity");
        await page.GetByRole(AriaRole.Button, new() { Name = "Not the same machine: " }).ClickAsync();
        await page.GetByText("No finding fits.").WaitForAsync();
        await page.ShowAsync("/findings?show=Dismissed");
        await page.GetByText("Not the same machine, says ").WaitForAsync();
        await page.Context.CloseAsync();
    }

    private static async Task DecideAsync(IPage page, string button, string answer)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{button}") }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
    }

    /// <summary>Runs the task to a complete end.</summary>
    /// <returns>How many assets were created.</returns>
    private static async Task<string> RunAgainAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now: Nightly" }).ClickAsync();
        await page.AddressFitsAsync("/runs/");
        await page.RunEndsAsync();
        return await page.Locator(".tile", new() { HasTextString = "Created" }).Locator("dd").First.InnerTextAsync();
    }

    private static async Task AssertNoBarrierAsync(IPage page)
    {
        var violations = (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.AreEqual(
            "", string.Join('\n', violations.Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}")));
    }
}
