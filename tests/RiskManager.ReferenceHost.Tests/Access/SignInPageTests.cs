using System.Globalization;
using System.Net;
using MudBlazor;
using MudBlazor.Utilities;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>The sign-in page belongs to the product.</summary>
[TestClass]
public sealed class SignInPageTests
{
    [TestMethod]
    public async Task It_has_the_name_the_language_choice_and_a_hint_for_Caps_Lock_and_needs_no_script()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        var page = await browser.GetStringAsync("/sign-in?returnUrl=%2Fruns%2F1");
        var script = await browser.GetAsync("/sign-in.js");

        Assert.Contains("<p>Risk Manager<small>Reference host</small></p>", page);
        Assert.Contains("<title>Sign in · Risk Manager</title>", page);
        Assert.Contains(">English</a>", page);
        Assert.Contains("lang=\"pt-BR\"", page);
        Assert.Contains("data-text=\"Caps Lock is on.\"", page);
        Assert.Contains("<form method=\"post\" action=\"/sign-in\">", page);
        Assert.AreEqual(HttpStatusCode.OK, script.StatusCode);
        Assert.Contains("CapsLock", await script.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task The_language_can_be_chosen_before_anybody_signed_in_and_the_way_on_is_kept()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        var page = await browser.GetStringAsync("/sign-in?returnUrl=%2Fruns%2F1");
        var start = page.IndexOf("/preferences/culture?culture=pt-BR", StringComparison.Ordinal);
        var link = WebUtility.HtmlDecode(page[start..page.IndexOf('"', start)]);

        var chosen = await browser.GetAsync(link);
        var portuguese = await browser.GetStringAsync(chosen.Headers.Location);

        Assert.AreEqual("/sign-in?returnUrl=%2Fruns%2F1", chosen.Headers.Location!.OriginalString);
        Assert.Contains("<html lang=\"pt-BR\"", portuguese);
        Assert.Contains("name=\"returnUrl\" value=\"/runs/1\"", portuguese);
    }

    [TestMethod]
    [DataRow(null, "system")]
    [DataRow("dark", "dark")]
    [DataRow("light", "light")]
    [DataRow("\"><script>", "system")]
    public async Task It_has_the_colours_that_the_person_chose(string? cookie, string theme)
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        if (cookie is not null) request.Headers.Add("Cookie", $"theme={Uri.EscapeDataString(cookie)}");

        using var answer = await browser.SendAsync(request);

        Assert.Contains($"data-theme=\"{theme}\"", await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Its_colours_are_those_of_the_screens()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        var page = await browser.GetStringAsync("/sign-in");

        Assert.Contains(Colours(ScreenTheme.Value.PaletteLight), page);
        Assert.AreEqual(3, page.Split(Colours(ScreenTheme.Value.PaletteDark)).Length, "chosen, and of the system");
    }

    [TestMethod]
    public async Task After_a_refusal_the_account_need_not_be_entered_again()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        using var browser = site.Browser();

        using var refused = await SignInForm.SendAsync(browser, "<Ana>", "wrong");
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Contains("name=\"name\" value=\"&lt;Ana&gt;\"", page);
        Assert.Contains("aria-describedby=\"problem\" autofocus>", page);
        Assert.DoesNotContain("wrong\"", page);
        Assert.Contains("Those who administer this host create accounts and set passwords.", page);
    }

    private static string Colours(Palette palette) =>
        $"--background: {Hex(palette.Background)}; --surface: {Hex(palette.Surface)}; --text: {Hex(palette.TextPrimary)}; "
        + $"--muted: {Hex(palette.TextSecondary)}; --line: {Hex(palette.Divider)}; --input: {Hex(palette.LinesInputs)}; "
        + $"--primary: {Hex(palette.Primary)}; --on-primary: {Hex(palette.PrimaryContrastText)}; --error: {Hex(palette.Error)};";

    private static string Hex(MudColor colour) =>
        string.Create(CultureInfo.InvariantCulture, $"#{colour.R:x2}{colour.G:x2}{colour.B:x2}");
}
