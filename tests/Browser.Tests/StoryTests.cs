using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>What an administrator does from the first task on.</summary>
[TestClass]
public sealed partial class StoryTests
{
    private const string RunAddress = "/runs/[0-9a-f]+$";

    [TestMethod]
    public async Task A_task_is_created_tested_previewed_run_and_its_overwrites_are_read_in_the_audit_log()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "40");
        await using var host = await ServedHost.StartAsync();
        var page = await Chromium.OpenAsync(host.Address);
        await page.OpenNewAsync();
        await page.FillAsync("Nightly", qualys.Url);

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await page.GetByText("The connection works.").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show preview" }).ClickAsync();
        await page.GetByText("40 assets in all.").WaitForAsync();
        Assert.AreEqual(20, await page.Locator(".task-form tbody tr").CountAsync());

        await page.SaveAndRunAsync();
        await page.RunEndsAsync();
        await page.GetByText("all 40 hosts that the source holds for the filter are accounted for").WaitForAsync();

        await page.GotoAsync("/organization");
        await page.Locator("td a").First.ClickAsync();
        await page.GetByText("from: the host list").First.WaitForAsync();
        await page.EditDnsNameAsync("by-hand.example.com");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now: Nightly" }).ClickAsync();
        await page.AddressFitsAsync(RunAddress);
        await page.RunEndsAsync();
        await page.Locator("del", new() { HasTextString = "by-hand.example.com" }).WaitForAsync();

        await page.GotoAsync("/audit?module=Integrations");
        await page.Locator("tbody tr", new() { HasTextString = "by-hand.example.com" }).WaitForAsync();
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Two_browsers_see_the_same_progress_and_a_cancelled_run_is_resumed()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "3000", "--fault", "rate-every=3:4");
        await using var host = await ServedHost.StartAsync();
        var first = await Chromium.OpenAsync(host.Address);
        await first.OpenNewAsync();
        await first.FillAsync("Slow", qualys.Url);
        await first.SaveAndRunAsync();
        await first.AddressFitsAsync(RunAddress);
        var second = await Chromium.OpenAsync(host.Address);
        await second.GotoAsync("/");

        await first.GetByRole(AriaRole.Progressbar).WaitForAsync();
        await second.GetByRole(AriaRole.Progressbar).WaitForAsync();
        await first.GetByText("Qualys makes the run wait").WaitForAsync();
        await second.GetByText("Qualys makes the run wait").WaitForAsync();
        await Assertions.Expect(second.Locator(".run-line")).ToHaveTextAsync(await first.Locator(".run-line").InnerTextAsync());
        await first.GetByRole(AriaRole.Button, new() { Name = "Cancel run" }).ClickAsync();
        await first.RunEndsAsync("Cancelled");
        await second.Locator(".status", new() { HasTextString = "Cancelled" }).WaitForAsync();

        await qualys.SetFaultsAsync();
        var cancelled = first.Url;

        // The page promises to resume only if a batch was committed before.
        await first.GetByRole(AriaRole.Button, new() { NameRegex = ResumeOrAgain() }).ClickAsync();
        await Assertions.Expect(first).Not.ToHaveURLAsync(cancelled, new() { Timeout = 30_000 });
        await first.RunEndsAsync();
        await first.GetByText("all 3,000 hosts").WaitForAsync();
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_host_that_was_killed_resumes_the_run_under_the_same_entry_which_names_both_processes()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "3000", "--fault", "rate-every=3:30");
        await using var host = await ServedHost.StartAsync();
        var before = await Chromium.OpenAsync(host.Address);
        await before.OpenNewAsync();
        await before.FillAsync("Killed", qualys.Url);
        await before.SaveAndRunAsync();
        await before.GetByText("Qualys makes the run wait").WaitForAsync();

        await qualys.SetFaultsAsync();
        await host.KillAndStartAgainAsync();
        var after = await Chromium.OpenAsync(host.Address);
        await after.GotoAsync("/");
        await after.GetByRole(AriaRole.Link, new() { Name = "History of Killed" }).ClickAsync();

        await after.Locator("td .status", new() { HasTextString = "Complete" }).WaitForAsync(new() { Timeout = 30_000 });
        Assert.AreEqual(1, await after.Locator("td .status").CountAsync());
        await after.GotoAsync(new Uri(before.Url).AbsolutePath);
        await after.GetByText(ExecutedByTwo()).WaitForAsync();
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_task_is_created_and_run_with_the_keyboard_alone()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "5");
        await using var host = await ServedHost.StartAsync();
        var page = await Chromium.OpenAsync(host.Address);
        await page.ShowAsync("/");

        await page.PressUntilAsync("New task");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Choose a task type" }).WaitForAsync();
        await page.PressUntilAsync("Choose Import Assets from Qualys");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "New task" }).WaitForAsync();
        await page.PressUntilAsync("Active");
        await page.Keyboard.PressAsync(" ");
        await page.PressUntilAsync("Server URL");
        await page.Keyboard.PressAsync("End");
        await page.PressUntilAsync("Server URL, entered by hand");
        await page.Keyboard.TypeAsync(qualys.Url.GetLeftPart(UriPartial.Authority));
        await page.PressUntilAsync("Access Account");
        await page.Keyboard.TypeAsync("user");
        await page.PressUntilAsync("Access Password");
        await page.Keyboard.TypeAsync(TaskForms.Password);
        await page.PressUntilAsync("Perimeter for new assets");
        await page.Keyboard.TypeAsync("Data center");
        await page.PressUntilAsync("Save and run now");
        await page.Keyboard.PressAsync("Enter");

        await page.RunEndsAsync();
        await page.GetByText("all 5 hosts").WaitForAsync();
    }

    [GeneratedRegex("Executed by [^ ,]+, [^ ,]+")]
    private static partial Regex ExecutedByTwo();

    [GeneratedRegex("^(Resume|Run again)$")]
    private static partial Regex ResumeOrAgain();
}
