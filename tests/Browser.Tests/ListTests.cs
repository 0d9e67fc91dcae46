using System.IO.Compression;
using Microsoft.Playwright;
using Browser.Tests.Stage;

namespace Browser.Tests;

/// <summary>Lists that leave the screen, and what changed between two runs.</summary>
[TestClass]
public sealed class ListTests
{
    [TestMethod]
    public async Task A_list_is_downloaded_as_csv_and_as_a_workbook_with_as_many_rows_as_the_run_says()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address, "pt-BR");
        await page.ShowAsync($"{PreparedHost.Run}?view=created");
        var created = int.Parse(
            await page.Locator(".tile", new() { HasText = "Criados" }).Locator("dd").First.InnerTextAsync(),
            System.Globalization.CultureInfo.InvariantCulture);

        var csv = await DownloadAsync(page, "CSV: Criados");
        var workbook = await DownloadAsync(page, "Excel (XLSX): Criados");

        var lines = await File.ReadAllLinesAsync(await csv.PathAsync());
        Assert.AreEqual("Ativo,ID na fonte,Sistema operacional,Número do ativo", lines[0]);
        Assert.HasCount(created + 1, lines);
        Assert.StartsWith("created_Nightly-import-Zürich-São-Paulo-Łódź_", csv.SuggestedFilename);
        Assert.EndsWith(".xlsx", workbook.SuggestedFilename);
        await using var zip = await ZipFile.OpenReadAsync(await workbook.PathAsync());
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        Assert.AreEqual(created + 1, (await sheet.ReadToEndAsync()).Split("<x:row ").Length - 1);
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task A_preview_is_downloaded_whole()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.Form);

        await page.GetByRole(AriaRole.Button, new() { Name = "Show preview" }).ClickAsync();
        var file = await DownloadAsync(page, "CSV: Preview");

        var records = (await File.ReadAllTextAsync(await file.PathAsync())).Split("\r\n");
        Assert.AreEqual(20, await page.Locator(".task-form tbody tr").CountAsync());
        Assert.HasCount(302, records, "a header, 300 hosts, and nothing after the last line end");
        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_page_of_a_run_leads_to_what_changed_since_the_run_before()
    {
        await PreparedHost.ReadyAsync();
        var page = await Chromium.OpenAsync(PreparedHost.Address);
        await page.ShowAsync(PreparedHost.UpdatingRun);

        await page.GetByRole(AriaRole.Link, new() { Name = "What changed since the run before" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Other fields changed" }).WaitForAsync();

        var tile = page.Locator(".tile", new() { HasText = "Other fields changed" });
        await Assertions.Expect(tile.Locator("dd")).ToHaveTextAsync("2");
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "Administrator" }).Locator("ins"))
            .ToHaveTextAsync(PreparedHost.HandMade);
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "Open run" }).Locator("del").First)
            .ToHaveTextAsync(PreparedHost.HandMade);
        var csv = await DownloadAsync(page, "CSV: All changes");
        Assert.Contains(PreparedHost.HandMade, await File.ReadAllTextAsync(await csv.PathAsync()));
        await page.Context.CloseAsync();
    }

    private static Task<IDownload> DownloadAsync(IPage page, string link) => page.RunAndWaitForDownloadAsync(
        () => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync());
}
