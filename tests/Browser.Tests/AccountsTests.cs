using Browser.Tests.Stage;
using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>People sign in, administrators keep accounts, everybody changes the own password.</summary>
[TestClass]
public sealed class AccountsTests
{
    private const string Password = "correct horse battery";
    private const string Variable = "ADMINISTRATOR_PASSWORD";

    [TestMethod]
    [TestCategory("Slow")]
    public async Task An_administrator_adds_an_account_whose_person_signs_in_and_chooses_another_password()
    {
        var data = TestFolder.Create("accounts-");
        var add = await HostProgram.Command(
            "user", "add", "--name", "Ana", "--role", "administrator", "--password-environment-variable", Variable, "--data", data)
            .With(Variable, Password).RunAsync();
        Assert.AreEqual(0, add.ExitCode, add.ToString());
        using var certificate = new TestCertificate(DateTimeOffset.UtcNow.AddDays(2), "localhost", coversLoopback: true);
        await using var host = await HostProgram.StartAsync(
            HostProgram.Command("serve", "--urls", "https://0.0.0.0:0", "--data", data)
                .With("Kestrel__Certificates__Default__Path", certificate.File)
                .With("Kestrel__Certificates__Default__Password", TestCertificate.Password));
        var address = new UriBuilder(host.Address()) { Host = "127.0.0.1" }.Uri;
        var page = await Chromium.OpenAsync(address);
        await page.AddAxeAsync();

        await page.GotoAsync("/");
        await page.AddressFitsAsync("/sign-in");
        Assert.IsEmpty(await page.FindBarriersAsync());
        await SignInAsync(page, "Ana", Password);
        await page.GetByRole(AriaRole.Link, new() { Name = "Accounts" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rui");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        var given = await page.Locator("#given-password").InnerTextAsync();
        await Assertions.Expect(page.GetByLabel("Role of Rui")).ToHaveValueAsync("Reader");
        await page.Context.CloseAsync();

        page = await Chromium.OpenAsync(address);
        await page.GotoAsync("/sign-in");
        await SignInAsync(page, "Rui", given);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Accounts" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Rui" }).ClickAsync();
        await page.GetByLabel("Present password").FillAsync(given);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync("staple of another horse");
        await page.GetByLabel("The new password again").FillAsync("staple of another horse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();

        // The session that changed the password ends as well.
        await page.AddressFitsAsync("/sign-in");
        await SignInAsync(page, "Rui", "staple of another horse");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rui" }).WaitForAsync();
        await page.Context.CloseAsync();
        Directory.Delete(data, recursive: true);
    }

    private static async Task SignInAsync(IPage page, string name, string password)
    {
        await page.Locator("#name").FillAsync(name);
        await page.Locator("#password").FillAsync(password);
        await page.Locator("button").ClickAsync();
    }
}
