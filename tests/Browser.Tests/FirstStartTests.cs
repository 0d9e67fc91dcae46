using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>The way of a new installation from its first page to its first run.</summary>
[TestClass]
public sealed class FirstStartTests
{
    private const string Variable = "RISKMANAGER_SCREENSHOTS";
    private const int UsualPort = 5080;
    private const string Password = "correct horse battery";

    private static readonly string[] Steps = ["administrator", "address", "store", "platform", "account", "task", "summary"];

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_new_installation_is_led_from_the_first_page_to_its_first_run_and_loses_nothing_on_the_way()
    {
        var data = Directory.CreateTempSubdirectory("first-start-").FullName;
        await using var qualys = await Simulator.StartAsync("--hosts", "20");
        try
        {
            using var taken = TakeUsualPort();
            await using var host = await HostProgram.StartAsync(HostProgram.Command("serve", "--data", data));
            Assert.AreNotEqual(UsualPort, host.Address().Port);
            var page = await Chromium.OpenAsync(host.Address(), width: 1440);

            await page.GotoAsync("/");
            await HeadingAsync(page, "Step 1 of 7: Administrator");
            Assert.AreEqual("/setup", new Uri(page.Url).AbsolutePath);
            Assert.Contains("To start over", host.Said);
            await CreateAdministratorAsync(page);
            await KeepAddressAsync(page, host.Address().Port);
            await KeepAsync(page, "Step 3 of 7: Where the data is kept");
            await KeepAsync(page, "Step 4 of 7: Risk Manager");
            await page.Context.CloseAsync();

            // Another browser, later.
            page = await Chromium.OpenAsync(host.Address(), width: 1440);
            await page.GotoAsync("/");
            await HeadingAsync(page, "Step 5 of 7: Qualys account");
            await ImportAsync(page, qualys.Url);
            await page.GetByRole(AriaRole.Link, new() { Name = "Back to the setup" }).ClickAsync();
            await HeadingAsync(page, "Step 7 of 7: Summary");
            Assert.AreEqual(6, await page.Locator(".setup-steps .status.success").CountAsync());
            await page.GetByText(data, new() { Exact = false }).First.WaitForAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "First task and run" }).ClickAsync();
            await HeadingAsync(page, "Step 6 of 7: First task and run");
            Assert.AreEqual(3, await page.Locator(".setup-facts .status.success").CountAsync());
            await TakePicturesAsync(page);
            await page.GotoAsync("/setup/summary");
            await page.GetByRole(AriaRole.Button, new() { Name = "End the setup" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = "Connectors" }).WaitForAsync();
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Heading, new() { Name = "Connectors" }).WaitForAsync();
            Assert.AreEqual("/", new Uri(page.Url).AbsolutePath);
            await page.Context.CloseAsync();
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <returns>Null where another program has it already.</returns>
    private static TcpListener? TakeUsualPort()
    {
        var listener = new TcpListener(IPAddress.Loopback, UsualPort);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }

    private static Task HeadingAsync(IPage page, string text) =>
        page.GetByRole(AriaRole.Heading, new() { Name = text }).WaitForAsync();

    private static async Task CreateAdministratorAsync(IPage page)
    {
        await page.GetByLabel("Account", new() { Exact = true }).FillAsync("Ana");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("Password once more").FillAsync("something else");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the administrator" }).ClickAsync();
        await page.GetByText("The two passwords are not the same.").WaitForAsync();
        await TakePictureAsync(page, "begin");
        await page.GetByLabel("Password once more").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the administrator" }).ClickAsync();
        await page.GetByText("There is an administrator: Ana.").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next step" }).ClickAsync();
    }

    private static async Task KeepAddressAsync(IPage page, int port)
    {
        await HeadingAsync(page, "Step 2 of 7: Address and certificate");
        await page.GetByLabel("Other machines, with a certificate (https)").CheckAsync();
        await page.GetByLabel("Names that people type").FillAsync("grc.example.com");
        await page.GetByLabel("Certificate file").FillAsync("gone.pfx");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try it" }).ClickAsync();
        await page.GetByText("There is no file").WaitForAsync();
        await TakePictureAsync(page, "failed");

        // What was typed is there after a reload.
        await page.ReloadAsync();
        await page.GetByText("This is a draft").WaitForAsync();
        Assert.AreEqual("gone.pfx", await page.GetByLabel("Certificate file").InputValueAsync());
        await page.GetByLabel("Only this machine, without sign-in").CheckAsync();
        await page.GetByLabel("Port").FillAsync(port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await KeepAsync(page, "Step 2 of 7: Address and certificate");
    }

    private static async Task KeepAsync(IPage page, string heading)
    {
        await HeadingAsync(page, heading);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try and keep" }).ClickAsync();
        await page.GetByText("it is written to web.config").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next step" }).ClickAsync();
    }

    private static async Task ImportAsync(IPage page, Uri qualys)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New task: Import Assets from Qualys" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).WaitForAsync();
        await page.FillAsync("First", qualys);
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await page.Locator(".note.success").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show preview" }).ClickAsync();
        await page.GetByText("20 assets in all.").WaitForAsync();
        await page.SaveAndRunAsync();
        await page.RunEndsAsync();
    }

    private static async Task TakePicturesAsync(IPage page)
    {
        foreach (var width in new[] { 1440, 390 })
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var step in Steps)
            {
                await page.ShowAsync($"/setup/{step}");
                await TakePictureAsync(page, $"{step}-{width}");
            }
        }
    }

    /// <summary>Takes a picture into the folder that the environment variable names; for people who look at them.</summary>
    private static async Task TakePictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(folder))
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"setup-{name}.png"), FullPage = true });
    }
}
