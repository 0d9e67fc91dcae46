using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Forms;

/// <summary>What becomes of the texts that a person enters in the form of a task.</summary>
[TestClass]
public sealed class EnteredTextTests
{
    [TestMethod]
    public async Task A_text_over_the_limit_is_refused_whole_with_a_word_and_the_connection_stays()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);
        var field = page.GetByLabel("IP ranges");
        var note = page.Locator(".field", new() { Has = field }).Locator("[data-limit-note]");
        await field.FillAsync("10.0.0.1");

        // As pasting does; then as a password manager does, three times as much as a message of the connection may have.
        await field.EvaluateAsync("field => document.execCommand('insertText', false, '1'.repeat(200001))");
        await Assertions.Expect(note).ToHaveTextAsync("200,009 characters, at most 200,000 are allowed: nothing was entered.");
        await field.EvaluateAsync(
            "field => { field.value = '1'.repeat(6000000); field.dispatchEvent(new Event('input', { bubbles: true })); }");
        await Assertions.Expect(note).ToHaveTextAsync("6,000,000 characters, at most 200,000 are allowed: nothing was entered.");
        Assert.AreEqual("10.0.0.1", await field.InputValueAsync());
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(new string('n', 190));
        await Assertions.Expect(page.Locator("[data-limit-note]").First).ToHaveTextAsync("190 of 200 characters");

        // The circuit is the one of before: a wrong range is named by the host.
        await field.FillAsync("10.0.0.9-10.0.0.1");
        await page.Locator(".problem", new() { HasTextString = "10.0.0.9-10.0.0.1" }).WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task What_the_form_shows_is_what_counts_even_where_no_event_told_the_host()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);

        await page.GetByLabel("IP ranges").EvaluateAsync("field => { field.value = '10.0.0.9-10.0.0.1'; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

        await page.GetByText("Please correct: 1").WaitForAsync();
        await page.Locator(".problem", new() { HasTextString = "10.0.0.9-10.0.0.1" }).WaitForAsync();
        await Assertions.Expect(page.GetByLabel("IP ranges")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task After_a_refused_save_the_first_wrong_field_has_the_focus_and_the_summary_leads_to_the_others()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync("/connectors/new/qualys.import-assets");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("");
        await page.GetByLabel("IP ranges").FillAsync(string.Join('\n', Enumerable.Range(1, 60).Select(i => $"10.0.0.9-10.0.0.{i % 9}")));

        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        var summary = page.Locator(".form-end [role=alert]").First;
        await summary.GetByRole(AriaRole.Link).Last.ClickAsync();

        await Assertions.Expect(page.GetByLabel("IP ranges")).ToBeFocusedAsync();
        Assert.IsLessThan(330, (await summary.BoundingBoxAsync())!.Height);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow(1440, 1500)]
    [DataRow(390, 5000)]
    public async Task The_preview_of_hundreds_of_assets_has_a_page_of_its_own(int width, int maxHeight)
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, width: width);
        await page.ShowAsync(PreparedHost.Form);

        // Another test may have saved ranges.
        await page.GetByLabel("IP ranges").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show preview" }).ClickAsync();
        await page.GetByText("300 assets in all.").WaitForAsync();
        var preview = page.Locator("section[aria-labelledby=preview-heading]");
        Assert.IsLessThan(maxHeight, (await preview.BoundingBoxAsync())!.Height);
        await preview.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await preview.GetByText("Page 2").WaitForAsync();
        await page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Value = "Quarantine" });

        await Assertions.Expect(preview.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_heading_takes_the_focus_from_nobody_who_works_in_the_content()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync($"{PreparedHost.Form}/runs");
        await page.Locator("[data-table=runs] tbody a").First.FocusAsync();

        // On a slow line this comes when the person has begun.
        await page.EvaluateAsync("() => screens.focusHeading()");
        await page.Keyboard.PressAsync("Enter");

        await page.AddressFitsAsync($"{PreparedHost.UnchangedRun}$");
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }
}
