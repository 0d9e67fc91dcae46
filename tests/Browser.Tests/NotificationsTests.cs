using System.Net;
using System.Net.Sockets;
using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>What an administrator does to be told of failures (R40).</summary>
[TestClass]
public sealed class NotificationsTests
{
    [TestMethod]
    public async Task A_wrong_address_is_refused_in_the_language_of_the_screen()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, "pt-BR");
        await page.ShowAsync("/notifications");

        await page.GetByRole(AriaRole.Button, new() { Name = "Novo destinatário" }).ClickAsync();
        await page.Locator("#target-address").FillAsync("nobody");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Salvar" }).ClickAsync();

        await page.GetByRole(AriaRole.Dialog).GetByText("\"nobody\" não é um endereço de e-mail").WaitForAsync();
        await page.Context.CloseAsync();
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_recipient_is_added_tested_and_removed_and_a_failed_run_is_told_of()
    {
        await using var host = await ServedHost.StartAsync();
        var page = await Chromium.OpenAsync(host.Address);
        await page.ShowAsync("/notifications");

        await page.GetByRole(AriaRole.Button, new() { Name = "New recipient" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Channel").SelectOptionAsync("Webhook");
        await dialog.GetByLabel("URL").FillAsync($"http://127.0.0.1:{ClosedPort()}/hook");
        await dialog.GetByLabel("Secret").FillAsync("a-secret-of-the-webhook");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test message to http://127.0.0.1" }).ClickAsync();
        await page.GetByText("did not take the test message. The webhook could not be reached: ").WaitForAsync();

        await page.OpenNewAsync();
        await page.FillAsync("Nightly", new Uri($"http://127.0.0.1:{ClosedPort()}"));
        await page.Locator("#schedule-on").CheckAsync();
        await page.SaveAndRunAsync();
        await page.RunEndsAsync("Failed");
        await TellAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove recipient" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.GetByText("Nobody is told yet").WaitForAsync();

        await page.ShowAsync("/audit?module=Notifications");
        Assert.AreEqual(3, await page.Locator("tbody tr").CountAsync());
        await page.Context.CloseAsync();
    }

    /// <summary>Opens the screen until it lists the message; the host looks for ends of runs every two seconds.</summary>
    private static async Task TellAsync(IPage page)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        do await page.ShowAsync("/notifications");
        while (await page.Locator("td", new() { HasTextString = "Nightly" }).CountAsync() < 2
            && await timer.WaitForNextTickAsync(limit.Token));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
