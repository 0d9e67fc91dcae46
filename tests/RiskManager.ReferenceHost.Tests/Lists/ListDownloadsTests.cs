using System.Net;
using System.Text.Json;
using LinqToDB;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Lists;
using RiskManager.ReferenceHost.Lists.Content;
using RiskManager.ReferenceHost.Lists.Previews;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Access;
using RiskManager.ReferenceHost.Tests.Hosting;

namespace RiskManager.ReferenceHost.Tests.Lists;

/// <summary>The lists as a browser downloads them.</summary>
[TestClass]
public sealed class ListDownloadsTests
{
    private const string Run = "0123456789abcdef";

    // The last of three thousand records breaks the reading when it is a fault, long after the first bytes were sent.
    private const int Records = 3_000;

    [TestMethod]
    public async Task A_list_comes_in_each_format_named_after_list_task_and_date()
    {
        await using var site = await FilledAsync();
        using var browser = site.Browser();

        using var csv = await browser.GetAsync(Path("quarantine", ListFormats.Csv));
        using var bom = await browser.GetAsync(Path("quarantine", ListFormats.CsvWithBom));
        using var workbook = await browser.GetAsync(Path("quarantine", ListFormats.Xlsx));

        Assert.AreEqual("quarantine_Größe_20260301T0200Z.csv", csv.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.AreEqual("attachment", csv.Content.Headers.ContentDisposition.DispositionType);
        Assert.AreEqual("text/csv", csv.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("ID in its source,Reason,Record as received\r\n", await csv.Content.ReadAsStringAsync());
        Assert.AreEqual(0xEF, (await bom.Content.ReadAsByteArrayAsync())[0]);
        Assert.AreEqual("quarantine_Größe_20260301T0200Z.xlsx", workbook.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.AreEqual(Records + 1, MiniExcel.Query(await workbook.Content.ReadAsStreamAsync()).Count());
    }

    [TestMethod]
    public async Task The_header_is_in_the_language_of_the_browser()
    {
        await using var site = await FilledAsync();
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("pt-BR");

        Assert.StartsWith("Data,Módulo,Conta,De onde,Registro,Execução\r\n", await browser.GetStringAsync(ListPaths.Audit));
        Assert.StartsWith("Ativo,Endereço do host,Sistema operacional,", await browser.GetStringAsync(ListPaths.Organization));
    }

    [TestMethod]
    public async Task What_does_not_exist_is_refused()
    {
        await using var site = await FilledAsync();
        using var browser = site.Browser();

        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync(ListPaths.OfRun("none", "created"))).StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync(ListPaths.OfRun(Run, "log"))).StatusCode);
        Assert.AreEqual(HttpStatusCode.BadRequest, (await browser.GetAsync(Path("created", "pdf"))).StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync(ListPaths.Preview("guessed"))).StatusCode);
    }

    [TestMethod]
    [DataRow("/lists/findings?sort=99", "There is no sort 99; there are Since, Name.")]
    [DataRow("/lists/findings?sort=1", "There is no sort 1; there are Since, Name.")]
    [DataRow("/lists/findings?kind=none", "There is no kind none; there are identity, gone, leftFilter, stale, manual.")]
    [DataRow("/lists/findings?show=TakenOver", "There is no show TakenOver; there are Open, Dismissed.")]
    [DataRow("/lists/organization?column=7", "There is no column 7; there are Name, HostAddress, OperatingSystem.")]
    [DataRow("/lists/organization?finding=Gone", "There is no finding Gone; there are any, identity, gone, leftFilter, stale, manual.")]
    [DataRow(
        "/lists/comparison?older=a&newer=b&kind=-1",
        "There is no kind -1; there are Created, Recreated, Renamed, OperatingSystem, Other, Moved, Deleted, Gone.")]
    public async Task A_value_that_its_list_does_not_know_is_refused_with_those_that_it_knows(string address, string message)
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using var browser = site.Browser();

        using var answer = await browser.GetAsync(address);

        Assert.AreEqual(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.AreEqual(message, JsonSerializer.Deserialize<string>(await answer.Content.ReadAsStringAsync()));
    }

    [TestMethod]
    public async Task A_value_that_is_blank_counts_as_absent()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using var browser = site.Browser();

        using var findings = await browser.GetAsync("/lists/findings?sort=&kind=&show=&task=");
        using var assets = await browser.GetAsync("/lists/organization?column=&finding=&blank=");

        Assert.AreEqual((HttpStatusCode.OK, HttpStatusCode.OK), (findings.StatusCode, assets.StatusCode));
    }

    [TestMethod]
    public async Task Nobody_gets_a_list_without_signing_in_and_a_reader_gets_all_but_previews()
    {
        await using var site = await TestSite.StartWithAccountAsync();
        await FillAsync(site);
        await site.Accounts.AddAsync("Rui", AccountRole.Reader, TestSite.Password);
        var previews = site.Site.Services.GetRequiredService<KeptPreviews>();
        var (key, preview) = previews.Begin(new Account("Ana", AccountRole.Administrator), "Nightly");
        preview.Add(new PreviewedAsset(new AssetKey("Qualys:x", "1"), PreviewAction.Create, "SRV1"));
        preview.Complete();
        string[] paths = [Path("quarantine", "csv"), ListPaths.Audit, ListPaths.Organization, ListPaths.Preview(key)];

        CollectionAssert.AreEqual(new[] { 302, 302, 302, 302 }, await StatusAsync(site, null, paths));
        CollectionAssert.AreEqual(new[] { 200, 200, 200, 404 }, await StatusAsync(site, "Rui", paths));
        CollectionAssert.AreEqual(new[] { 200, 200, 200, 200 }, await StatusAsync(site, "Ana", paths));
        previews.Remove(key);
        CollectionAssert.AreEqual(new[] { 404 }, await StatusAsync(site, "Ana", ListPaths.Preview(key)));
    }

    [TestMethod]
    public async Task A_preview_is_downloaded_whole_and_only_once_it_is_whole()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var (key, preview) = site.Site.Services.GetRequiredService<KeptPreviews>().Begin(Account.Local, "Nightly");
        for (var id = 1; id <= 1_500; id++)
        {
            preview.Add(new PreviewedAsset(new AssetKey("Qualys:x", $"{id}"), PreviewAction.Update, $"SRV{id}")
            {
                Rule = "a rule",
                Changes = [new FieldChange("name", "old", "new"), new FieldChange("dnsName", null, "srv")],
                OperatingSystem = new OperatingSystemExplanation("Linux", "cpe:2.3:o:x", "rule", "LIN.1", null),
            });
        }

        using var browser = site.Browser();
        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync(ListPaths.Preview(key))).StatusCode);
        preview.Complete();
        var lines = (await browser.GetStringAsync(ListPaths.Preview(key))).Split("\r\n");

        Assert.HasCount(1_502, lines);
        Assert.AreEqual(
            "Action,Asset,Source,ID in its source,\"Rule of the name, or reason\",Changes,Operating system,CPE name,Knowledge base,Remark",
            lines[0]);
        Assert.AreEqual(
            "Update,SRV1500,Qualys:x,1500,a rule,\"name: old → new\ndnsName:  → srv\",Linux,cpe:2.3:o:x,LIN.1,", lines[1_500]);
    }

    [TestMethod]
    [DataRow(ListFormats.Csv)]
    [DataRow(ListFormats.Xlsx)]
    public async Task An_error_in_the_middle_ends_the_connection_so_that_no_half_of_a_list_looks_whole(string format)
    {
        await using var site = await FilledAsync();
        await BreakAsync(site);
        using var browser = site.Browser();

        using var answer = await browser.GetAsync(Path(RunLists.Changes, format), HttpCompletionOption.ResponseHeadersRead);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => answer.Content.ReadAsByteArrayAsync());
    }

    private static string Path(string list, string format) =>
        ListPaths.With(ListPaths.OfRun(Run, list), [new(ListPaths.FormatValue, format)]);

    private static async Task<TestSite> FilledAsync()
    {
        var site = await TestSite.StartAsync(signIn: false);
        await FillAsync(site);
        return site;
    }

    private static Task<bool> FillAsync(TestSite site) => site.Site.Services.GetRequiredService<Database>().WriteAsync(
        connection =>
        {
            connection.Insert(new RunRow
            {
                Id = Run, TaskId = "task", TaskName = "Größe", TypeId = "type", Status = "Complete", Origin = nameof(RunOrigin.Person),
                StartedAt = 1_772_330_400_000, EndedAt = 1_772_330_460_000, Settings = "{}",
                Counts = new ImportCounts { Updated = Records },
            });
            foreach (var id in Enumerable.Range(1, Records))
            {
                connection.Insert(new QuarantineRow { RunId = Run, TaskId = "task", RecordId = $"{id}", Reason = "malformed", At = 1 });
                connection.Insert(new RunChangeRow
                {
                    RunId = Run, AssetId = id, ImportId = $"{id}", Name = Guid.NewGuid().ToString(), Action = "Updated",
                    Fields = $$"""[{"Field":"name","OldValue":"{{Guid.NewGuid()}}","NewValue":"{{Guid.NewGuid()}}"}]""",
                });
            }

            return true;
        },
        CancellationToken.None);

    private static Task<int> BreakAsync(TestSite site) => site.Site.Services.GetRequiredService<Database>().WriteAsync(
        connection => connection.GetTable<RunChangeRow>().Where(row => row.AssetId == Records).Set(row => row.Fields, "no JSON").Update(),
        CancellationToken.None);

    private static async Task<int[]> StatusAsync(TestSite site, string? account, params string[] paths)
    {
        using var browser = site.Browser();
        if (account is not null) await SignInForm.SendAsync(browser, account, TestSite.Password);
        var statuses = new List<int>();
        foreach (var path in paths) statuses.Add((int)(await browser.GetAsync(path)).StatusCode);
        return [.. statuses];
    }
}
