using System.Text.Json.Nodes;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>A run uses every call that the subscription allows, and none more (R35).</summary>
[TestClass]
public sealed class ConcurrencyTests
{
    private const int Pages = 20;

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(5, 10, 5)]
    [DataRow(5, 3, 3)]
    [DataRow(1, 10, 1)]
    public async Task As_many_calls_run_as_limit_and_cap_allow_and_none_is_refused(int limit, int cap, int expected)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000", "--concurrency", $"{limit}", "--page-latency", "0.15");
        using var host = Host(cap);

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 2000L), (run.Summary.Status, run.Summary.Created), run.ToString());
        var stats = await qualys.StatsAsync();
        Assert.AreEqual(expected, (int)stats["highestRunning"]!);
        Assert.AreEqual(Pages + 3, (int)stats["calls"]!, "the pages, the listing of IDs, the list of reports, the IDs without a scan");
        Assert.IsEmpty(Codes(stats));
    }

    [TestMethod]
    public async Task Room_is_left_for_others_who_use_the_account()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000", "--page-latency", "0.1", "--fault", "others-running=3");
        using var host = Host(10);

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 2000L), (run.Summary.Status, run.Summary.Created), run.ToString());
        var stats = await qualys.StatsAsync();
        Assert.AreEqual(2, (int)stats["highestRunning"]!);
        Assert.IsEmpty(Codes(stats));
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("limit-falls=7:1")]
    [DataRow("concurrency-every=3")]
    public async Task Refusals_slow_a_run_down_and_lose_nothing(string fault)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000", "--page-latency", "0.1", "--fault", fault);
        using var host = Host(10);

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 2000L), (run.Summary.Status, run.Summary.Created), run.ToString());
        Assert.IsLessThanOrEqualTo(2 * Pages, (int)(await qualys.StatsAsync())["calls"]!);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_slow_page_does_not_keep_the_others_from_being_read()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000", "--fault", "slow-page=2:4");
        using var host = Host(10);

        var importing = host.ImportAsync(ImportSettings.For(qualys));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var delivered = 0L;
        while (!importing.IsCompleted && delivered < 1_900)
        {
            delivered = (long)(await qualys.StatsAsync())["hostsDelivered"]!;
            await Task.Delay(20, deadline.Token);
        }

        Assert.IsFalse(importing.IsCompleted, "All pages but the slow one came before it.");
        Assert.AreEqual("Complete", (await importing).Summary.Status);
    }

    [TestMethod]
    public async Task One_undeliverable_host_in_each_of_five_ranges_costs_five_hosts()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "500", "--fault", "poison-host=10:130:250:370:490");
        using var host = Host(10);
        host.Configure(("Qualys.PageSize", "100"), ("Qualys.Retries", "0"));

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(("Complete", 495L, 5L), (run.Summary.Status, run.Summary.Created, run.Summary.Quarantined), run.ToString());
    }

    private static ReferenceHost Host(int cap)
    {
        var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"), ("Qualys.ConcurrencyCap", $"{cap}"));
        return host;
    }

    private static List<string> Codes(JsonNode stats) => [.. ((JsonObject)stats["byCode"]!).Select(pair => pair.Key)];
}
