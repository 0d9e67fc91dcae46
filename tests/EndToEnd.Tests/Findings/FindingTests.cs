using System.Globalization;
using System.Text.Json.Nodes;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests.Findings;

/// <summary>
/// What a run reports and never acts on: machines with another host ID, hosts that are gone, hosts without a scan (R36, R37).
/// </summary>
[TestClass]
public sealed class FindingTests
{
    [TestMethod]
    public async Task Of_10000_hosts_of_which_200_come_back_under_new_ids_180_are_found_and_no_look_alike_with_one_call()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10000", "--fault", "machine-ids");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.StaleAfterDays", "0"));
        await ImportAsync(host, ImportSettings.For(qualys));
        var plain = await CallsAsync(qualys, () => ImportAsync(host, ImportSettings.For(qualys)));
        var returned = await qualys.ReturnAsync(cloud: 100, serial: 50, names: 30, lookAlikes: 20);
        host.Configure();

        var calls = await CallsAsync(qualys, () => ImportAsync(host, ImportSettings.For(qualys)));

        var found = await FindingsAsync(host, "identity");
        Assert.AreEqual(
            string.Join("\n", returned.Where(pair => (string)pair["by"]! != "nothing").Select(Pair).Order()),
            string.Join("\n", found.Select(finding => $"{finding["id"]} {finding["otherId"]} {By(finding)}").Order()));
        Assert.HasCount(180, found);
        Assert.HasCount(200, await FindingsAsync(host, "gone"));
        Assert.HasCount(10_200, await host.AssetsAsync());
        Assert.AreEqual(plain + 1, calls);
    }

    [TestMethod]
    [DataRow("ranges")]
    [DataRow("groups")]
    [DataRow("tags")]
    public async Task A_host_that_left_the_filter_is_told_apart_from_one_that_is_gone(string filter)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200");
        using var host = new ReferenceHost();
        var settings = filter switch
        {
            "ranges" => ImportSettings.For(qualys) with { IpRanges = "10.0.0.0/8" },
            "groups" => ImportSettings.For(qualys) with { AssetGroups = ["Linux"] },
            _ => ImportSettings.For(qualys) with { Tags = ["Prod"] },
        };
        await ImportAsync(host, settings);
        var ids = (await host.AssetsAsync()).Select(asset => (string)asset["id"]!).Order(StringComparer.Ordinal).ToList();
        var left = long.Parse(ids[1], CultureInfo.InvariantCulture);
        await qualys.ChangeInventoryAsync(new
        {
            purge = new[] { ids[0] },
            add = 0,
            change = new[] { new { id = left, ip = "192.168.7.7", os = "AIX 7.2", tags = new[] { "Lab" } } },
        });

        await ImportAsync(host, settings);

        Assert.AreEqual(ids[0], (string)(await FindingsAsync(host, "gone")).Single()["id"]!);
        Assert.AreEqual(ids[1], (string)(await FindingsAsync(host, "leftFilter")).Single()["id"]!);
        Assert.HasCount(ids.Count, await host.AssetsAsync());
    }

    [TestMethod]
    public async Task Two_tasks_with_different_filters_on_one_source_report_their_own_hosts_alone()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200");
        using var host = new ReferenceHost();
        var even = ImportSettings.For(qualys) with { Name = "Even", Tags = ["Prod"] };
        var odd = ImportSettings.For(qualys) with { Name = "Odd", ExcludedTags = ["Prod"] };
        await ImportAsync(host, even);
        await ImportAsync(host, odd);
        await qualys.ChangeInventoryAsync(new { purge = new[] { "100001", "100002" }, add = 0 });

        await ImportAsync(host, even);
        await ImportAsync(host, odd);

        var found = await FindingsAsync(host, "gone");
        Assert.AreEqual(
            "Even 100001, Odd 100002", string.Join(", ", found.Select(finding => $"{finding["task"]} {finding["id"]}").Order()));
    }

    [TestMethod]
    public async Task Hosts_without_a_scan_are_found_in_both_passes_of_a_filter_with_one_call()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys) with { IpRanges = "10.0.0.0/8, 2001:db8::/32" };
        await ImportAsync(host, settings);

        var found = await FindingsAsync(host, "stale");

        var asked = await qualys.LatestAsync(call => call.Contains("no_vm_scan_since", StringComparison.Ordinal));
        Assert.AreEqual(1, asked);
        Assert.HasCount(StaleHosts, found);
    }

    [TestMethod]
    [DataRow("refuse-not-scanned-since", "Which hosts were not scanned for 30 days could not be told")]
    [DataRow("ignore-not-scanned-since", "Qualys says of every one of the 200 hosts that it was not scanned for 30 days")]
    public async Task A_platform_that_does_not_know_the_question_is_a_warning_and_the_run_is_complete(string fault, string said)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200", "--fault", fault);
        using var host = new ReferenceHost();

        var run = await ImportAsync(host, ImportSettings.For(qualys));

        StringAssert.Contains(run.Errors, said);
    }

    [TestMethod]
    public async Task A_platform_that_refuses_asset_ids_is_imported_without_them()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200", "--fault", "refuse-asset-ids");
        using var host = new ReferenceHost();

        var run = await ImportAsync(host, ImportSettings.For(qualys));

        Assert.AreEqual(200L, run.Summary.Created);
    }

    /// <summary>Of the 2,000 hosts of the seed 1, those that a filter by address selects and that were not scanned for 30 days.</summary>
    private const int StaleHosts = 60;

    private static async Task<HostRun> ImportAsync(ReferenceHost host, ImportSettings settings)
    {
        var run = await host.ImportAsync(settings);
        Assert.AreEqual((0, "Complete"), (run.ExitCode, run.Summary.Status), run.ToString());
        return run;
    }

    private static async Task<IReadOnlyList<JsonNode>> FindingsAsync(ReferenceHost host, string kind)
    {
        var run = await host.RunAsync(["findings", "--kind", kind, "--data", host.Data]);
        Assert.AreEqual(0, run.ExitCode, run.ToString());
        return run.Objects;
    }

    private static async Task<long> CallsAsync(Simulator qualys, Func<Task> run)
    {
        var before = (long)(await qualys.StatsAsync())["calls"]!;
        await run();
        return (long)(await qualys.StatsAsync())["calls"]! - before;
    }

    private static string Pair(JsonNode pair) => $"{pair["oldId"]} {pair["newId"]} {pair["by"]}";

    /// <summary>What the simulator calls it.</summary>
    private static string By(JsonNode finding) => string.Join(",", finding["shared"]!.AsArray().Select(shared => (string)shared!)) switch
    {
        "cloudId" => "cloud",
        "serialNumber,hardwareUuid" => "serial",
        "dnsName,netBiosName" => "names",
        var other => other,
    };
}
