using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Connection;

/// <summary>What a person sees and keeps when the connection to the host is lost.</summary>
[TestClass]
public sealed class LostConnectionTests
{
    [TestMethod]
    public async Task A_cut_connection_is_shown_and_comes_back_by_itself_with_what_was_typed_meanwhile()
    {
        await PreparedHost.ReadyAsync();
        await using var line = Line.To(PreparedHost.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync(HalfFilled.Form);
        var name = page.GetByLabel("Name", new() { Exact = true });
        await name.FillAsync("Before");

        line.Cut();
        await page.GetByText("The connection to the host is lost.").WaitForAsync();
        await Assertions.Expect(name).ToBeFocusedAsync();
        await page.GetByLabel("IP ranges").FillAsync("10.0.0.9-10.0.0.1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        line.Mend();

        await page.GetByText("The connection is back.").WaitForAsync();
        await page.Locator(".problem", new() { HasTextString = "10.0.0.9-10.0.0.1" }).WaitForAsync();
        Assert.AreEqual("Before", await name.InputValueAsync());
        Assert.EndsWith(HalfFilled.Form, page.Url);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_display_has_no_barrier_in_light_and_dark_and_fits_a_phone()
    {
        await PreparedHost.ReadyAsync();
        await using var line = Line.To(PreparedHost.Address);
        foreach (var (colours, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 390) })
        {
            var page = await Chromium.OpenAsync(line.Address, width: width, colours: colours);
            await page.AddAxeAsync();
            await page.ShowAsync(HalfFilled.Form);

            line.Cut();
            await page.GetByText("The connection to the host is lost.").WaitForAsync();

            var barriers = await page.FindBarriersAsync();
            Assert.IsEmpty(barriers, string.Join('\n', barriers));
            Assert.AreEqual(width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            await page.Context.CloseAsync();
            line.Mend();
        }
    }

    [TestMethod]
    public async Task The_display_speaks_Portuguese_to_whoever_reads_that()
    {
        await PreparedHost.ReadyAsync();
        await using var line = Line.To(PreparedHost.Address);
        var page = await Chromium.OpenAsync(line.Address, "pt-BR");
        await page.ShowAsync("/");

        line.Cut();
        await page.GetByText("A conexão com o host foi perdida.").WaitForAsync();
        line.Mend();

        await page.GetByText("A conexão voltou.").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task After_hours_the_page_stops_trying_and_goes_on_when_it_is_asked_to()
    {
        await PreparedHost.ReadyAsync();
        await using var line = Line.To(PreparedHost.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync("/");
        await page.EvaluateAsync("() => document.getElementById('connection').dataset.hours = '0.0001'");

        line.Cut();
        await page.GetByText("The host has not answered for hours.").WaitForAsync();
        line.Mend();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();

        await page.GetByText("The connection is back.").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_computer_that_is_in_the_network_again_tries_at_once()
    {
        await PreparedHost.ReadyAsync();
        await using var line = Line.To(PreparedHost.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync("/");
        await page.EvaluateAsync("() => document.getElementById('connection').dataset.delays = '0 600000'");

        line.Cut();
        await page.GetByText("Next attempt in").WaitForAsync();
        line.Mend();
        await page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");

        await page.GetByText("The connection is back.").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_host_that_was_stopped_and_started_gives_the_half_filled_form_back_without_the_password()
    {
        await using var host = await ServedHost.StartAsync();
        await using var line = Line.To(host.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync(HalfFilled.Form);
        await page.FillAsync("Half filled", new Uri("http://127.0.0.1:9"));
        await page.Locator("#schedule-on").CheckAsync();
        await page.GetByLabel("Recurrence").SelectOptionAsync("Weekly");

        line.Cut();
        await page.GetByText("The connection to the host is lost.").WaitForAsync();
        await page.GetByLabel("Access Account").FillAsync("typed without a host");
        await host.KillAndStartAgainAsync();
        line.Mend(host.Address);

        await page.GetByText("Your unsaved input was restored.").WaitForAsync();
        await page.GetByText("Passwords and other secrets are never kept").WaitForAsync();
        Assert.AreEqual("Half filled", await page.GetByLabel("Name", new() { Exact = true }).InputValueAsync());
        Assert.AreEqual("http://127.0.0.1:9", await page.GetByLabel("Server URL, entered by hand").InputValueAsync());
        Assert.AreEqual("typed without a host", await page.GetByLabel("Access Account").InputValueAsync());
        Assert.AreEqual("", await page.GetByLabel("Access Password").InputValueAsync());
        Assert.AreEqual("Weekly", await page.GetByLabel("Recurrence").InputValueAsync());
        Assert.DoesNotContain(TaskForms.Password, await page.KeptAsync());

        await page.GetByLabel("Access Password").FillAsync(TaskForms.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Half filled", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Half filled" }).WaitForAsync();
        Assert.AreEqual("typed without a host", await page.GetByLabel("Access Account").InputValueAsync());
        Assert.AreEqual("", await page.KeptAsync());
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_page_that_the_host_no_longer_keeps_is_loaded_again_with_the_input()
    {
        await using var host = await ServedHost.StartAsync("""<add key="RiskManager.PageRetentionSeconds" value="1" />""");
        await using var line = Line.To(host.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync(HalfFilled.Form);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Kept");
        await page.EvaluateAsync("() => window.isFirstPage = true");

        line.Cut();
        await page.Locator("#connection [data-next]", new() { HasTextString = "Next attempt in" }).WaitForAsync();
        line.Mend();

        await page.GetByText("Your unsaved input was restored.").WaitForAsync();
        Assert.IsFalse(await page.EvaluateAsync<bool>("() => window.isFirstPage === true"));
        Assert.AreEqual("Kept", await page.GetByLabel("Name", new() { Exact = true }).InputValueAsync());
        await page.Context.CloseAsync();
    }
}
