using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Runs.Live;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.Hosting;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Observability;

[TestClass]
public sealed class OperationsTests
{
    [TestMethod]
    public async Task A_host_that_works_is_healthy_and_says_in_what()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        using var browser = site.Browser();

        var answer = await browser.GetAsync("/health");

        var health = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.AreEqual((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, health.GetProperty("status").GetString()));
        foreach (var check in new[] { "database", "plugins", "scheduler" })
            Assert.AreEqual("Healthy", health.GetProperty("checks").GetProperty(check).GetProperty("status").GetString());
    }

    [TestMethod]
    public async Task A_host_without_a_task_type_is_not_and_keeps_the_details_from_strangers()
    {
        await using var site = await TestSite.StartAsync(signIn: true, withPlugin: false);
        using var browser = site.Browser();

        var answer = await browser.GetAsync("/health");

        var plugins = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("checks").GetProperty("plugins");
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.AreEqual(
            ("Unhealthy", JsonValueKind.Null), (plugins.GetProperty("status").GetString(), plugins.GetProperty("description").ValueKind));
    }

    [TestMethod]
    public async Task Metrics_count_runs_by_status_and_records_by_what_became_of_them()
    {
        await using var site = await TestSite.StartAsync(signIn: false);
        var services = site.Site.Services;
        var tasks = services.GetRequiredService<ConnectorTasks>();
        var form = ConnectorTasks.New(services.GetRequiredService<PluginCatalog>().Get("stand-in"));
        form.Active = true;
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), "http://x");
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), "secret");
        var taskId = await tasks.SaveAsync(form, Account.Local, CancellationToken.None);
        var runId = await services.GetRequiredService<RunService>().StartAsync(taskId, Account.Local, CancellationToken.None);
        await foreach (var live in services.GetRequiredService<LiveRuns>().WatchAsync(CancellationToken.None))
        {
            if (live.All(run => run.RunId != runId)) break;
        }

        using var browser = site.Browser();
        var metrics = await browser.GetStringAsync("/metrics");

        Assert.MatchesRegex("""riskmanager_runs_total\{[^}]*status="Complete"[^}]*\} [1-9]""", metrics);
        Assert.MatchesRegex("""riskmanager_records_total\{[^}]*action="created"[^}]*\} [1-9]""", metrics);
    }

    [TestMethod]
    public async Task The_log_of_the_host_is_a_file_in_its_data_folder()
    {
        await using var site = await TestSite.StartAsync(signIn: false);

        Assert.IsNotEmpty(Directory.GetFiles(Path.Combine(site.Data, "logs"), "host-*.log"));
    }
}
