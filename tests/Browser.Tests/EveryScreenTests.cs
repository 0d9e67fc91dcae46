using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What holds for all screens. Each is opened once and looked at in light and dark and at three widths.</summary>
[TestClass]
public sealed class EveryScreenTests
{
    private const int Desk = 1440;
    private const int Laptop = 1024;
    private const int Phone = 390;

    // Wider than the window: the page; or wider than its card: a table, at a width where it is no list of cards.
    private const string FindWide =
        """
        () => {
            const wide = [];
            if (document.documentElement.scrollWidth > innerWidth) wide.push(`the page: ${document.documentElement.scrollWidth}`);
            for (const area of document.querySelectorAll(".table-scroll")) {
                if (area.scrollWidth > area.clientWidth) {
                    const table = area.querySelector("table").dataset.table;
                    wide.push(`the table ${table}: ${area.scrollWidth} of ${area.clientWidth}`);
                }
                const card = area.closest(".card");
                if (card && area.getBoundingClientRect().right > card.getBoundingClientRect().right + 1)
                    wide.push(`a table leaves its card`);
            }
            return wide;
        }
        """;

    [TestMethod]
    [TestCategory("Slow")]
    public Task The_first_page_and_a_run_have_no_barrier_and_no_sideways_scrolling() =>
        AssertFineAsync(() => ["/", PreparedHost.Run]);

    [TestMethod]
    [TestCategory("Slow")]
    public Task No_screen_has_a_barrier_or_sideways_scrolling_or_breaks_the_content_security_policy() =>
        AssertFineAsync(() => PreparedHost.Screens);

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

    private static async Task AssertFineAsync(Func<IReadOnlyList<string>> paths)
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, width: Desk);
        await page.AddAxeAsync();
        var found = new List<string>();
        var path = "";
        page.Console += (_, message) =>
        {
            if (message.Type == "error") found.Add($"{path}: {message.Text}");
        };
        foreach (var screen in paths())
        {
            path = screen;
            found.AddRange((await LookAsync(page, screen)).Select(problem => $"{screen}: {problem}"));
        }

        await page.Context.CloseAsync();
        Assert.IsEmpty(found, string.Join('\n', found));
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string path)
    {
        var found = new List<string>();
        await page.SetViewportSizeAsync(Desk, 900);
        await page.ShowAsync(path);
        found.AddRange(await page.FindBarriersAsync());
        await ToggleColoursAsync(page, "dark");
        found.AddRange((await page.FindPoorContrastAsync()).Select(problem => $"in the dark: {problem}"));
        await ToggleColoursAsync(page, "light");
        foreach (var width in (int[])[Desk, Laptop, Phone])
        {
            await page.SetViewportSizeAsync(width, 768);
            found.AddRange((await page.EvaluateAsync<string[]>(FindWide)).Select(problem => $"at {width}: {problem}"));
        }

        return found;
    }

    private static async Task ToggleColoursAsync(IPage page, string colours)
    {
        var other = colours == "dark" ? "light" : "dark";
        await page.GetByRole(AriaRole.Button, new() { Name = $"Switch to {colours} colours" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Switch to {other} colours" }).WaitForAsync();
    }
}
