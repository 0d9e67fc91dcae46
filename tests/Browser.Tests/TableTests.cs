using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What a person does with a table, and where messages appear.</summary>
[TestClass]
public sealed class TableTests
{
    // The middle of a button that can be seen belongs to that button.
    private const string FindCovered =
        """
        () => [...document.querySelectorAll("main button, main a.mud-button-root, header button")].filter(button => {
            const box = button.getBoundingClientRect();
            const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
            if (button.disabled || box.width === 0 || y < 0 || y > innerHeight || button.closest("details:not([open])")) return false;
            const seen = document.elementFromPoint(x, y);
            return seen !== null && !button.contains(seen);
        }).map(button => button.innerText)
        """;

    [TestMethod]
    public async Task Arrow_keys_Home_and_End_go_from_row_to_row_and_Enter_opens_one()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync($"{PreparedHost.Form}/runs");
        var links = page.Locator("[data-table=runs] tbody a");

        await page.Locator(".table-scroll").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(links.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(links.Nth(2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(links.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(links.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.AddressFitsAsync($"{PreparedHost.UnchangedRun}$");
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task What_a_person_chose_about_a_table_is_there_after_a_reload()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync($"{PreparedHost.Form}/runs");
        var heading = page.GetByRole(AriaRole.Columnheader, new() { Name = "Started by" });
        await heading.WaitForAsync();

        await page.GetByText("View", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Started by").UncheckAsync();
        await page.GetByLabel("Dense").CheckAsync();
        await Assertions.Expect(heading).ToHaveCountAsync(0);
        await page.ShowAsync($"{PreparedHost.Form}/runs");

        await Assertions.Expect(page.Locator(".data-table.dense")).ToHaveCountAsync(1);
        await Assertions.Expect(heading).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_header_stays_and_a_value_that_is_cut_is_shown_whole()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, width: 1024, height: 500);
        await page.ShowAsync("/organization");
        await page.Locator("[data-table=assets] tbody tr").Nth(40).ScrollIntoViewIfNeededAsync();

        var isSeen = await page.EvaluateAsync<bool>(
            """
            () => {
                const [head, area] = [document.querySelector("thead th"), document.querySelector(".table-scroll")];
                return area.scrollTop > 0 && Math.abs(head.getBoundingClientRect().top - area.getBoundingClientRect().top) < 2;
            }
            """);
        await page.ShowAsync("/audit");
        var entry = page.Locator("[data-table=audit] td.wide", new() { HasTextString = PreparedHost.HandMade }).First;
        await entry.HoverAsync();

        Assert.IsTrue(isSeen);
        StringAssert.Contains(await entry.GetAttributeAsync("title"), PreparedHost.HandMade, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Times_are_those_of_the_browsers_zone_from_the_first_page_on()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, timeZone: "Asia/Tokyo");
        await page.ShowAsync($"{PreparedHost.Form}/runs");
        var time = page.Locator("[data-table=runs] time").First;
        var utc = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);

        var expected = utc.ToOffset(TimeSpan.FromHours(9)).ToString("d MMM yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await Assertions.Expect(time).ToHaveTextAsync(expected);
        StringAssert.EndsWith(await time.GetAttributeAsync("title"), " Asia/Tokyo", StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [DataRow(1440)]
    [DataRow(390)]
    public async Task A_message_covers_no_button(int width)
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, width: width);
        await page.ShowAsync(PreparedHost.Asset);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy", Exact = true }).ClickAsync();
        await page.Locator(".mud-snackbar").WaitForAsync();
        await page.EvaluateAsync("() => scrollTo(0, 0)");

        var covered = await page.EvaluateAsync<string[]>(FindCovered);

        Assert.IsEmpty(covered, string.Join('\n', covered));
        await page.Context.CloseAsync();
    }
}
