using LinqToDB;
using LinqToDB.Data;
using QualysPlugin.HostTests.Stage;
using RiskManager.ClusterTests.Stage;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ClusterTests;

/// <summary>Three nodes share a run, and some of them die (R9, R22, R24, R26).</summary>
[TestClass]
public sealed class PartitionedRunTests
{
    [TestMethod]
    [Timeout(180_000, CooperativeCancellation = true)]
    public async Task A_node_killed_twice_in_the_middle_costs_no_asset_no_second_perimeter_and_no_call_beyond_the_limit()
    {
        const int hosts = 60_000;
        await using var qualys = await Simulator.StartAsync("--hosts", $"{hosts}", "--page-latency", "0.4", "--concurrency", "4", "--rate", "1000000");
        await using var cluster = await ClusterStage.CreateAsync(await ClusterServer.CreateDatabaseAsync(), ("RiskManager.PartitionRecords", "5000"), ("Qualys.PageSize", "500"), ("Qualys.ReportWindowDays", "0"));
        var task = await cluster.ConfigureAsync(qualys, ("PerimeterMode", "NewPerRun"), ("CreateComponents", false));
        await cluster.StartNodesAsync(3);
        await cluster.PlanNowAsync(task);

        // First the node that watches over the run, then the same machine again while it helps.
        await ClusterStage.UntilAsync("three nodes work", async () => (await cluster.WorkersAsync()).Count == 3);
        var victim = await cluster.RestartAsync(await cluster.WatcherAsync());
        await ClusterStage.UntilAsync("the node works again", async () => (await cluster.WorkersAsync()).Contains(victim.ProcessId));
        await victim.KillAsync();
        var run = await cluster.EndAsync(RunStatusNames.Complete);

        Assert.AreEqual(((long)hosts, (long)hosts, 0L), (run.Result.Expected!.Value, run.Result.Counts.Created + run.Result.Counts.Unchanged, run.Result.Missing));
        var assets = await cluster.ReadAsync(connection => connection.GetTable<AssetRow>().Where(asset => asset.SourceId != null).Select(asset => new { asset.ImportId, asset.PerimeterId }).ToList());
        Assert.HasCount(hosts, assets);
        Assert.HasCount(hosts, assets.Select(asset => asset.ImportId).ToHashSet());
        Assert.HasCount(1, assets.Select(asset => asset.PerimeterId).ToHashSet());
        Assert.AreEqual(1, (await cluster.ReadAsync(connection => connection.GetTable<PerimeterRow>().Select(row => row.Name).ToList())).Count(name => name.StartsWith("Imported from Qualys Scanner", StringComparison.Ordinal)));
        Assert.IsNotEmpty((await cluster.LogAsync()).Where(message => message.EndsWith("The node that had it is lost; going on from its last batch.", StringComparison.Ordinal)).ToList());
        Assert.IsEmpty(await cluster.ReadAsync(connection => connection.GetTable<CheckpointRow>().ToList()));
        Assert.IsLessThanOrEqualTo(4, (int)(await qualys.StatsAsync())["highestRunning"]!);
        Assert.IsNull((await qualys.StatsAsync())["byCode"]!["1960"]);
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task A_person_at_another_host_cancels_all_nodes_and_the_next_run_goes_on_with_what_is_left()
    {
        const int hosts = 12_000;
        await using var qualys = await Simulator.StartAsync("--hosts", $"{hosts}", "--page-latency", "0.3", "--rate", "1000000");
        await using var cluster = await ClusterStage.CreateAsync(await ClusterServer.CreateDatabaseAsync(), ("RiskManager.PartitionRecords", "1000"), ("Qualys.PageSize", "200"), ("Qualys.BatchSize", "100"), ("Qualys.ReportWindowDays", "0"));
        var task = await cluster.ConfigureAsync(qualys);
        await cluster.StartNodesAsync(3);
        await cluster.PlanNowAsync(task);
        await ClusterStage.UntilAsync("three nodes work", async () => (await cluster.WorkersAsync()).Count == 3);

        await cluster.CancelAsync((await cluster.RunsAsync())[0].Id);
        var cancelled = await cluster.EndAsync(RunStatusNames.Cancelled);
        Assert.IsEmpty(await cluster.WorkersAsync());
        await cluster.PlanNowAsync(task);
        var run = await cluster.EndAsync(RunStatusNames.Complete);

        Assert.AreEqual(cancelled.Id, run.Result.ResumedRunId);
        Assert.IsLessThan(hosts, cancelled.Result.Counts.Created);
        Assert.AreEqual(((long)hosts, 0L), (run.Result.Counts.Created, run.Result.Counts.Unchanged));
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task A_task_that_every_node_has_planned_runs_once_and_a_refusal_of_one_node_holds_back_all()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "6000", "--page-latency", "0.2", "--rate", "1000000");
        await using var cluster = await ClusterStage.CreateAsync(await ClusterServer.CreateDatabaseAsync(), ("RiskManager.PartitionRecords", "1000"), ("Qualys.PageSize", "100"), ("Qualys.ReportWindowDays", "0"));
        var task = await cluster.ConfigureAsync(qualys);
        await cluster.StartNodesAsync(3);
        await cluster.PlanNowAsync(task);
        await ClusterStage.UntilAsync("three nodes work", async () => (await cluster.WorkersAsync()).Count == 3);

        await qualys.SetFaultsAsync("rate-every=25:4");
        var run = await cluster.EndAsync(RunStatusNames.Complete);

        Assert.AreEqual(6_000, run.Result.Counts.Created);
        Assert.HasCount(1, await cluster.RunsAsync());
        Assert.AreEqual(1L, await cluster.ReadAsync(connection => connection.Execute<long>("SELECT count(*) FROM qrtz_triggers")));
        var calls = (await qualys.StatsAsync())["latest"]!.AsArray().Select(call => (At: (DateTimeOffset)call!["time"]!, Code: (int?)call["code"])).ToList();
        var refusals = calls.Where(call => call.Code == 1965).ToList();
        Assert.IsNotEmpty(refusals);
        foreach (var refusal in refusals)
        {
            // A call that had its turn already when the refusal came is let through.
            var early = calls.Where(call => call.At > refusal.At.AddSeconds(1) && call.At < refusal.At.AddSeconds(3.9)).ToList();
            Assert.IsEmpty(early, $"Refused at {refusal.At:HH:mm:ss.fff}, but called at {string.Join(", ", early.Select(call => call.At.ToString("HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture)))}.");
        }
    }
}
