using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests.Connection;

/// <summary>What a person sees and keeps when the connection to the host is lost.</summary>
[TestClass]
public sealed class LostConnectionTests
{
    private const string Form = "/connectors/new/qualys.import-assets";

    [TestMethod]
    public async Task A_cut_connection_is_shown_and_comes_back_by_itself_with_what_was_typed_meanwhile()
    {
        await PreparedHost.ReadyAsync();
        await using var line = Line.To(PreparedHost.Address);
        var page = await Chromium.OpenAsync(line.Address);
        await page.ShowAsync(Form);
        var name = page.GetByLabel("Name", new() { Exact = true });
        await name.FillAsync("Before");

        line.Cut();
        await page.GetByText("The connection to the host is lost.").WaitForAsync();
        Assert.AreEqual("Before", await name.InputValueAsync());
        await page.GetByLabel("IP ranges").FillAsync("10.0.0.9-10.0.0.1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("IP ranges")).ToBeFocusedAsync(new() { Timeout = 1 }).ContinueWith(
            _ => { }, TaskScheduler.Default);
        line.Mend();

        await page.GetByText("The connection is back.").WaitForAsync();
        await page.Locator(".problem", new() { HasTextString = "10.0.0.9-10.0.0.1" }).WaitForAsync();
        Assert.AreEqual("Before", await name.InputValueAsync());
        Assert.EndsWith(Form, page.Url);
        await page.Context.CloseAsync();
    }
}
