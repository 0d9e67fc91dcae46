using Microsoft.Playwright;

namespace Browser.Tests.Stage;

/// <summary>What a person does on the form of a task.</summary>
internal static class TaskForms
{
    public const string Password = "password";

    /// <summary>Opens the form of a new Qualys task, from the Connectors screen on.</summary>
    public static async Task OpenNewAsync(this IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "New task" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Choose Import Assets from Qualys", Exact = true }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).WaitForAsync();
    }

    /// <summary>Fills in what has no default, and switches the task on.</summary>
    public static async Task FillAsync(this IPage page, string name, Uri server, bool update = true)
    {
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Server URL", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Another server…" });
        await page.GetByLabel("Server URL, entered by hand").FillAsync(server.GetLeftPart(UriPartial.Authority));
        await page.GetByLabel("Access Account").FillAsync("user");
        await page.GetByLabel("Access Password").FillAsync(Password);
        if (update) await page.GetByLabel("Update properties").CheckAsync();
        await page.GetByLabel("Create asset components").CheckAsync();
        await page.GetByLabel("Perimeter for new assets").FillAsync("Data center");
        await page.Locator("#task-active").CheckAsync();
    }

    public static Task SaveAndRunAsync(this IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Save and run now" }).ClickAsync();

    /// <summary>Changes the DNS name of the asset whose page is shown.</summary>
    public static async Task EditDnsNameAsync(this IPage page, string dnsName)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("DNS name").FillAsync(dnsName);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByText("changed by hand").WaitForAsync();
    }

    /// <summary>Waits for the run of this page to end.</summary>
    public static async Task RunEndsAsync(this IPage page, string status = "Complete") =>
        await page.Locator("main .card-title .status", new() { HasTextString = status }).WaitForAsync(new() { Timeout = 40_000 });
}
