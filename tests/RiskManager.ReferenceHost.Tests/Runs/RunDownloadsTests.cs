using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Runs.Documents;
using RiskManager.ReferenceHost.Runs.Live;
using RiskManager.ReferenceHost.Screens.Runs;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.Hosting;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Runs;

/// <summary>What can be taken away from the page of a run.</summary>
[TestClass]
public sealed class RunDownloadsTests
{
    [TestMethod]
    public async Task The_import_documents_of_a_run_come_as_one_zip_file_named_after_it()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var run = await RunAsync(site);
        File.WriteAllText(Path.Combine(site.Data, "import-xml", RunDocuments.LimitNote(run)), "not all");
        File.WriteAllText(Path.Combine(site.Data, "import-xml", "run-another-000001.xml"), "<assets/>");

        using var browser = site.Browser();
        var answer = await browser.GetAsync(RunDownloads.ImportXmlPath(run), HttpCompletionOption.ResponseHeadersRead);

        Assert.AreEqual($"import-xml-{run}.zip", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.IsNull(answer.Content.Headers.ContentLength, "it is streamed");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        CollectionAssert.AreEqual(
            new[] { RunDocuments.LimitNote(run), $"run-{run}-000001.xml" }, zip.Entries.Select(entry => entry.Name).ToArray());
        using var document = new StreamReader(zip.Entries[1].Open());
        Assert.StartsWith("<assets>", await document.ReadToEndAsync());
    }

    [TestMethod]
    public async Task A_run_whose_documents_are_gone_has_nothing_to_download()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var run = await RunAsync(site);
        Directory.Delete(Path.Combine(site.Data, "import-xml"), recursive: true);

        using var browser = site.Browser();

        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync(RunDownloads.ImportXmlPath(run))).StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, (await browser.GetAsync(RunDownloads.ImportXmlPath("none"))).StatusCode);
    }

    private static async Task<string> RunAsync(TestSite site)
    {
        var services = site.Site.Services;
        var tasks = services.GetRequiredService<ConnectorTasks>();
        var form = ConnectorTasks.New(services.GetRequiredService<PluginCatalog>().Get("stand-in"));
        form.Active = true;
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), "http://one");
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), ConnectorsStage.Password);
        var run = await services.GetRequiredService<RunService>()
            .StartAsync(await tasks.SaveAsync(form, Account.Local, CancellationToken.None), Account.Local, CancellationToken.None);
        await foreach (var live in services.GetRequiredService<LiveRuns>().WatchAsync(CancellationToken.None))
        {
            if (live.All(other => other.RunId != run)) break;
        }

        return run;
    }
}
