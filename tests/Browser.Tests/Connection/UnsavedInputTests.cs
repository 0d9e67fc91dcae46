using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Connection;

/// <summary>Unsaved input: who is asked before leaving it, and what becomes of it.</summary>
[TestClass]
public sealed class UnsavedInputTests
{
    private const string Question = "Leave without saving?";

    [TestMethod]
    public async Task A_changed_form_asks_before_a_link_and_before_Back_and_can_be_left()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.OpenNewAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Changed");
        var question = page.GetByRole(AriaRole.Dialog).GetByText(Question);

        await page.GetByRole(AriaRole.Link, new() { Name = "Organization" }).ClickAsync();
        await question.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await question.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await page.EvaluateAsync("() => history.back()");
        await question.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await question.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.AreEqual("Changed", await page.GetByLabel("Name", new() { Exact = true }).InputValueAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "Organization" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leave without saving" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Organization" }).WaitForAsync();
        Assert.AreEqual("", await page.KeptAsync());
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task An_unchanged_form_is_left_without_a_question()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        var asked = false;
        page.Dialog += async (_, dialog) =>
        {
            asked = true;
            await dialog.AcceptAsync();
        };
        await page.ShowAsync(HalfFilled.Form);
        var name = page.GetByLabel("Name", new() { Exact = true });
        var first = await name.InputValueAsync();
        await name.FillAsync("Changed");
        await name.FillAsync(first);

        await page.ReloadAsync();
        await name.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Organization" }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Organization" }).WaitForAsync();
        Assert.IsFalse(asked);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_reload_asks_gives_the_input_back_and_the_input_can_be_discarded()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        var asked = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Type);
            await dialog.AcceptAsync();
        };
        await page.ShowAsync(HalfFilled.Form);
        var name = page.GetByLabel("Name", new() { Exact = true });
        var first = await name.InputValueAsync();
        await name.ClickAsync();
        await page.Keyboard.TypeAsync("Typed");

        await page.ReloadAsync();
        await page.GetByText("Your unsaved input was restored.").WaitForAsync();
        Assert.AreEqual($"{first}Typed", await name.InputValueAsync());
        CollectionAssert.AreEqual(new[] { "beforeunload" }, asked);
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard it" }).ClickAsync();

        await page.WaitForFunctionAsync("first => document.querySelector('#setting-Name')?.value === first", first);
        await page.GetByText("Your unsaved input was restored.").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        Assert.AreEqual("", await page.KeptAsync());
        CollectionAssert.AreEqual(new[] { "beforeunload" }, asked);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_drafts_of_two_tabs_do_not_mix_and_those_of_another_account_are_forgotten()
    {
        await PreparedHost.ReadyAsync();
        var first = await Chromium.OpenAsync(PreparedHost.Address);
        var second = await first.Context.NewPageAsync();
        foreach (var (page, name) in new[] { (first, "One"), (second, "Two") })
        {
            await page.ShowAsync(HalfFilled.Form);
            await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
            await page.KeepsAsync(name);
        }

        await first.EvaluateAsync("() => sessionStorage.setItem('draft:somebody-else:/:task', '{}')");
        await first.ReloadAsync();
        await second.ReloadAsync();

        foreach (var (page, name) in new[] { (first, "One"), (second, "Two") })
        {
            await page.GetByText("Your unsaved input was restored.").WaitForAsync();
            Assert.AreEqual(name, await page.GetByLabel("Name", new() { Exact = true }).InputValueAsync());
            Assert.DoesNotContain("somebody-else", await page.KeptAsync());
        }

        await first.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Chosen_titles_and_the_dialog_of_an_asset_come_back_too()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(HalfFilled.Form);
        await page.GetByLabel("Asset groups: enter a title").FillAsync("Servers");
        await page.GetByRole(AriaRole.Group, new() { Name = "Asset groups" })
            .GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await page.KeepsAsync("Servers");
        await page.ReloadAsync();
        await page.Locator("li.chip", new() { HasTextString = "Servers" }).WaitForAsync();

        await page.ShowAsync(PreparedHost.Asset);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("NetBIOS name").FillAsync("UNSAVED");
        await page.KeepsAsync("UNSAVED");
        await page.ShowAsync(PreparedHost.Asset);
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Dialog).GetByText("Your unsaved input was restored.").WaitForAsync();
        Assert.AreEqual("UNSAVED", await page.GetByRole(AriaRole.Dialog).GetByLabel("NetBIOS name").InputValueAsync());
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await page.WaitForFunctionAsync("() => !Object.values(sessionStorage).some(kept => kept.includes('UNSAVED'))");
        await page.Context.CloseAsync();
    }
}
