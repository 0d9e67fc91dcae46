using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Connection;

/// <summary>
/// A network that swallows what is sent, as a firewall or a weak radio link does: no connection ends, and neither side is told.
/// </summary>
[TestClass]
[TestCategory("Slow")]
public sealed class SilentNetworkTests
{
    [TestMethod]
    public async Task Five_silent_seconds_are_not_worth_a_word_and_what_was_typed_and_pressed_meanwhile_is_saved()
    {
        await using var host = await ServedHost.StartAsync();
        await using var line = Line.To(host.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync(HalfFilled.Form);
        await page.FillAsync("Typed", new Uri("http://127.0.0.1:9"));

        var silence = line.SwallowAsync(TimeSpan.FromSeconds(5));
        await page.GetByLabel("Access Account").FillAsync("typed in the silence");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await silence;

        await page.GetByRole(AriaRole.Link, new() { Name = "Typed", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Typed" }).WaitForAsync();
        await Assertions.Expect(page.GetByLabel("Access Account")).ToHaveValueAsync("typed in the silence");
        Assert.AreEqual("", await page.Locator("#connection").GetAttributeAsync("data-shown") ?? "");
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_silence_longer_than_the_host_keeps_the_page_gives_what_was_typed_meanwhile_back_to_be_saved()
    {
        // Five minutes of silence and ten of keeping are told from each other by their order alone; both are shorter here.
        await using var host = await ServedHost.StartAsync("""<add key="RiskManager.PageRetentionSeconds" value="1" />""");
        await using var line = Line.To(host.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync(HalfFilled.Form);
        await page.FillAsync("Typed", new Uri("http://127.0.0.1:9"));
        await page.EvaluateAsync("() => document.getElementById('connection').dataset.delays = '0 600000'");

        line.Swallow();
        await page.GetByLabel("Access Account").FillAsync("typed in the silence");
        await page.GetByText("The connection to the host is lost.").WaitForAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Typed while lost");

        // The attempt ends unanswered after five seconds; the host took the page for lost as early as the page did the host.
        await page.GetByText("Next attempt in").WaitForAsync();
        line.Deliver();
        await page.GetByRole(AriaRole.Button, new() { Name = "Try now" }).ClickAsync();

        await page.GetByText("Your unsaved input was restored.").WaitForAsync();
        await Assertions.Expect(page.GetByLabel("Access Account")).ToHaveValueAsync("typed in the silence");
        await page.GetByLabel("Access Password").FillAsync(TaskForms.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Typed while lost", Exact = true }).WaitForAsync();
        await page.Context.CloseAsync();
    }
}
