using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>The fields of incremental runs on the form of a task.</summary>
[TestClass]
public sealed class IncrementalFormTests
{
    [TestMethod]
    public async Task The_days_between_full_runs_are_asked_for_only_with_incremental_runs_and_checked_while_they_are_typed()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);
        var days = page.GetByLabel("Full run every (days)");
        await Assertions.Expect(days).ToHaveCountAsync(0);

        await page.GetByLabel("Incremental runs").ClickAsync();
        await days.WaitForAsync();
        var before = await days.InputValueAsync();
        await days.FillAsync("91");
        await page.Locator(".problem", new() { HasTextString = "a whole number from 1 to 90" }).WaitForAsync();
        await days.FillAsync("30");

        await page.Locator(".problem", new() { HasTextString = "a whole number" })
            .WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.AreEqual("7", before);
        await page.Context.CloseAsync();
    }
}
