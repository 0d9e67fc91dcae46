using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>A held run on the screens, until a person approves it (R39).</summary>
[TestClass]
public sealed class BrakeScreenTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_held_run_says_why_with_examples_and_goes_on_when_a_person_approves()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "60");
        await using var host = await ServedHost.StartAsync();
        var page = await Chromium.OpenAsync(host.Address);
        await page.OpenNewAsync();
        await page.FillAsync("Nightly", qualys.Url);
        await page.SaveAndRunAsync();
        await page.RunEndsAsync();
        await qualys.SetFaultsAsync("placeholder-names=100");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Nightly", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show preview" }).ClickAsync();
        await page.GetByText("A run of the task would be held for approval here.").WaitForAsync();

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now: Nightly" }).ClickAsync();
        await page.RunEndsAsync("Held");
        await page.GetByText("hosts lost their names in Qualys").WaitForAsync();
        await Assertions.Expect(page.Locator("table", new() { HasText = "In Risk Manager" }).Locator("tbody tr")).ToHaveCountAsync(3);

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at the examples and approve" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve and go on" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await page.GetByText("Approved by Administrator").WaitForAsync();
        await page.RunEndsAsync();

        await page.GotoAsync("/audit?module=Runs");
        await page.Locator("tbody tr", new() { HasTextString = "which was held, was approved" }).WaitForAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByText("Look at the examples and approve")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
