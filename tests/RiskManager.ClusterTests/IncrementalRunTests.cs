using QualysPlugin.HostTests.Stage;
using RiskManager.ClusterTests.Stage;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;

namespace RiskManager.ClusterTests;

/// <summary>Runs that read only what changed, on several nodes (R22).</summary>
[TestClass]
public sealed class IncrementalRunTests
{
    [TestMethod]
    [Timeout(180_000, CooperativeCancellation = true)]
    public async Task The_run_after_a_full_one_that_was_split_reads_only_what_changed_and_is_not_split()
    {
        const int hosts = 6_000;
        await using var qualys = await Simulator.StartAsync("--hosts", $"{hosts}", "--rate", "1000000");
        await using var cluster = await ClusterStage.CreateAsync(await ClusterServer.CreateDatabaseAsync(), ("RiskManager.PartitionRecords", "1000"));
        var task = await cluster.ConfigureAsync(qualys, ("IncrementalRuns", true), ("UpdateProperties", true));
        await cluster.StartNodesAsync(2);
        await cluster.PlanNowAsync(task);
        var full = await cluster.EndAsync(RunStatusNames.Complete);
        await qualys.ChangeInventoryAsync(new { add = 0, changeEvery = 100 });
        await qualys.SetClockAsync(24);
        var delivered = (long)(await qualys.StatsAsync())["hostsDelivered"]!;

        await cluster.PlanNowAsync(task);
        await ClusterStage.UntilAsync("the second run has begun", async () => (await cluster.RunsAsync()).Count == 2);
        var incremental = await cluster.EndAsync(RunStatusNames.Complete);

        Assert.AreEqual((RunKind.Full, (long)hosts), (full.Result.Kind, full.Result.Counts.Created));
        Assert.AreEqual((RunKind.Incremental, 60L, hosts - 60L), (incremental.Result.Kind, incremental.Result.Counts.Updated, incremental.Result.Counts.Unchanged));
        Assert.AreEqual(60L, (long)(await qualys.StatsAsync())["hostsDelivered"]! - delivered);
        var log = await cluster.LogAsync();
        Assert.HasCount(1, log.Where(message => message.Contains("are split by ID into", StringComparison.Ordinal)).ToList());
        Assert.HasCount(1, log.Where(message => message.Contains("it reads only hosts that changed", StringComparison.Ordinal)).ToList());
    }
}
