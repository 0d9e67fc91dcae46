using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Connection;

/// <summary>What was chosen from a list and not sent yet outlives the page, as what was typed does.</summary>
[TestClass]
public sealed class ChosenInputTests
{
    [TestMethod]
    public async Task The_runs_to_compare_are_chosen_still_after_a_reload_and_forgotten_once_they_are_compared()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync($"{PreparedHost.Form}/compare");
        var older = page.GetByLabel("Older run");
        var before = await older.InputValueAsync();
        var first = PreparedHost.Run.Split('/')[^1];
        Assert.AreNotEqual(first, before);
        await older.SelectOptionAsync(first);
        await page.KeepsAsync(first);

        await page.ReloadAsync();
        await page.GetByText("Your unsaved input was restored.").WaitForAsync();
        await Assertions.Expect(older).ToHaveValueAsync(first);
        await page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();

        await page.AddressFitsAsync($"older={first}");
        await Assertions.Expect(page.GetByText("Your unsaved input was restored.")).ToBeHiddenAsync();
        Assert.AreEqual("", await page.KeptAsync());
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_dialog_that_is_opened_again_after_a_reload_has_what_was_chosen_and_Cancel_forgets_it()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Asset);
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Add component", Exact = true });
        var choice = page.GetByRole(AriaRole.Dialog).Locator("select");
        await add.ClickAsync();
        var last = await choice.Locator("option").Last.GetAttributeAsync("value");
        Assert.AreNotEqual(last, await choice.InputValueAsync());
        await choice.SelectOptionAsync(last!);
        await page.KeepsAsync($"\"{last}\"");

        await page.ReloadAsync();
        await add.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByText("Your unsaved input was restored.").WaitForAsync();
        await Assertions.Expect(choice).ToHaveValueAsync(last!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();

        await Assertions.Expect(choice).ToHaveCountAsync(0);
        Assert.AreEqual("", await page.KeptAsync());
        await page.Context.CloseAsync();
    }
}
