using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Screens;
using RiskManager.ReferenceHost.Tests.Commands;

namespace RiskManager.ReferenceHost.Tests.Screens;

[TestClass]
public sealed class ScreenTests
{
    [TestMethod]
    public async Task Every_value_on_a_page_is_encoded()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", name: "&lt;script&gt;alert(1)&lt;/script&gt;"));
        using var folder = new TemporaryFolder();
        using var host = await ReferenceHost.Commands.OpenedHost.OpenAsync(store.FolderPath, CancellationToken.None);
        await using var site = ConnectorsSite.Build(host, PluginCatalog.Load(folder.Path), SiteAddress.Parse("http://127.0.0.1:0", behindProxy: false));
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };

        var page = await client.GetStringAsync("/organization/1?search=%3Cscript%3E");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page);
        Assert.DoesNotContain("<script>", page);
    }

    [TestMethod]
    public async Task Connectors_and_the_page_of_a_run_show_what_was_recorded()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync(", \"mode\": \"incomplete\"");
        var runId = runner.Summary.GetProperty("runId").GetString();
        using var host = await ReferenceHost.Commands.OpenedHost.OpenAsync(runner.Data, CancellationToken.None);
        using var empty = new TemporaryFolder();
        Directory.CreateDirectory(empty.File("Broken plugin"));
        await using var site = ConnectorsSite.Build(host, PluginCatalog.Load(empty.Path), SiteAddress.Parse("http://127.0.0.1:0", behindProxy: false));
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()) };

        var connectors = await client.GetStringAsync("/");
        var run = await client.GetStringAsync($"/runs/{runId}");

        Assert.Contains("Broken plugin", connectors);
        Assert.Contains($"/runs/{runId}", connectors);
        Assert.Contains("3 of 4 expected records are accounted for, 1 are missing.", run);
        Assert.Contains("Importing with &lt;b&gt;care&lt;/b&gt;", run);
    }
}
