using System.IO.Compression;
using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>The page of a run that has ended: its lists, and what can be taken away.</summary>
[TestClass]
public sealed class RunPageTests
{
    [TestMethod]
    public async Task The_import_documents_of_a_run_are_downloaded_as_one_file_named_after_it()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Run);

        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download import XML" }).ClickAsync());

        Assert.AreEqual($"import-xml-{PreparedHost.Run.Split('/')[^1]}.zip", download.SuggestedFilename);
        await using var zip = await ZipFile.OpenReadAsync(await download.PathAsync());
        using var document = new StreamReader(await zip.Entries.Single().OpenAsync());
        Assert.Contains("<asset>", await document.ReadToEndAsync());
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_run_that_changed_nothing_says_why_there_is_no_document()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);

        await page.ShowAsync(PreparedHost.UnchangedRun);

        await page.GetByText("This run created and changed no asset, so it wrote no document.").WaitForAsync();
        Assert.AreEqual(0, await page.GetByRole(AriaRole.Link, new() { Name = "Download import XML" }).CountAsync());
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_quarantine_shows_the_record_as_it_came_and_why_it_was_set_aside()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Run);

        await page.GetByRole(AriaRole.Link, new() { Name = "Quarantine" }).ClickAsync();
        var row = page.Locator("tbody tr").First;
        await row.GetByText("malformed").First.WaitForAsync();
        await row.GetByText("Show").First.ClickAsync();

        await Assertions.Expect(row.Locator("pre")).ToContainTextAsync("<HOST>");
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Overwritten_values_are_shown_old_and_new_with_a_link_to_the_asset()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.UpdatingRun);

        await page.GetByRole(AriaRole.Link, new() { Name = "Updated and recreated", Exact = true }).ClickAsync();
        var row = page.Locator("tbody tr", new() { HasTextString = PreparedHost.HandMade });

        await Assertions.Expect(row.Locator("del").First).ToHaveTextAsync(PreparedHost.HandMade);
        await Assertions.Expect(row.Locator("ins").First).Not.ToHaveTextAsync(PreparedHost.HandMade);
        Assert.AreEqual(PreparedHost.Asset, await row.GetByRole(AriaRole.Link).First.GetAttributeAsync("href"));
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task Warnings_are_counted_by_code_and_lead_to_the_asset()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Run);

        await page.GetByRole(AriaRole.Link, new() { Name = "Warnings" }).ClickAsync();
        var kinds = page.Locator("[data-table=warning-kinds] tbody tr");
        await kinds.First.WaitForAsync();
        var codes = await kinds.Locator("td:first-child").AllInnerTextsAsync();
        CollectionAssert.Contains(codes.ToList(), "2003", "a host without a name");
        await page.GetByLabel("Show").SelectOptionAsync("2003");
        await Assertions.Expect(page.Locator("[data-table=warnings] tbody tr")).ToHaveCountAsync(
            int.Parse(
                await kinds.Filter(new() { HasText = "2003" }).Locator("td:nth-child(2)").InnerTextAsync(),
                System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("[data-table=warnings] tbody a").First.ClickAsync();

        await page.AddressFitsAsync("/organization/assets/");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Qualys host" }).First.WaitForAsync();
        await page.Context.CloseAsync();
    }
}
