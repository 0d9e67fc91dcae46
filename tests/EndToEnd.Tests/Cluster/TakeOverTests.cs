using System.Diagnostics;
using LinqToDB;
using EndToEnd.Tests.Stage;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace EndToEnd.Tests.Cluster;

/// <summary>A run survives its node: another one takes it over, under the same record (R9, R20, R22, R24).</summary>
[TestClass]
public sealed class TakeOverTests(TestContext context)
{
    private const int Hosts = 6_000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly (string, string)[] Keys =
        [("Qualys.PageSize", "100"), ("Qualys.BatchSize", "100"), ("Qualys.ReportWindowDays", "0")];

    [TestMethod]
    [TestCategory("Slow")]
    [Timeout(240_000, CooperativeCancellation = true)]
    public async Task A_run_whose_node_is_killed_twice_is_complete_with_every_asset_once_and_one_record_that_names_all_nodes()
    {
        await using var qualys = await SlowQualysAsync();
        await using var cluster = await ClusterStage.CreateAsync(await DatabaseServer.CreateDatabaseAsync(), Keys);
        var task = await cluster.ConfigureAsync(qualys, ("PerimeterMode", "NewPerRun"), ("CreateComponents", false));
        await cluster.StartNodesAsync(3);
        await cluster.PlanNowAsync(task);

        for (var execution = 1; execution <= 2; execution++)
        {
            var node = await cluster.ExecutingAsync(execution);
            await node.KillAsync();
            await AssertTakenOverAsync(cluster, execution + 1);
        }

        await AssertCompleteAsync(cluster, executions: 3);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(false, DisplayName = "while the other node works")]
    [DataRow(true, DisplayName = "after the other node has ended the run")]
    [Timeout(240_000, CooperativeCancellation = true)]
    public async Task A_node_that_was_paused_and_comes_back_writes_nothing_any_more(bool afterTheEnd)
    {
        await using var qualys = await SlowQualysAsync();
        await using var cluster = await ClusterStage.CreateAsync(await DatabaseServer.CreateDatabaseAsync(), Keys);
        var task = await cluster.ConfigureAsync(qualys, ("PerimeterMode", "NewPerRun"), ("CreateComponents", false));
        await cluster.StartNodesAsync(2);
        await cluster.PlanNowAsync(task);

        var paused = await cluster.ExecutingAsync(1);
        await paused.PauseAsync();
        await AssertTakenOverAsync(cluster, 2);
        if (afterTheEnd) await cluster.EndAsync(RunStatusNames.Complete);
        else await cluster.ExecutingAsync(2);
        await paused.WakeAsync();
        await ClusterStage.UntilAsync(
            "the paused node has stopped its execution",
            () => Task.FromResult(paused.Log().Contains("took this task over", StringComparison.Ordinal)));

        await AssertCompleteAsync(cluster, executions: 2);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [Timeout(240_000, CooperativeCancellation = true)]
    public async Task A_run_of_an_embedded_host_that_is_killed_is_resumed_at_its_next_start_under_the_same_record()
    {
        await using var qualys = await SlowQualysAsync();
        await using var host = await ClusterStage.CreateAsync(null, Keys);
        var task = await host.ConfigureAsync(qualys, ("PerimeterMode", "NewPerRun"), ("CreateComponents", false));
        await host.StartNodesAsync(1);
        await host.PlanNowAsync(task);

        await host.RestartAsync(await host.ExecutingAsync(1));
        await AssertTakenOverAsync(host, 2);

        await AssertCompleteAsync(host, executions: 2);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(true, DisplayName = "on the embedded database")]
    [DataRow(false, DisplayName = "on PostgreSQL")]
    [Timeout(240_000, CooperativeCancellation = true)]
    public async Task An_import_from_the_command_line_is_refused_while_a_host_executes_the_task(bool embedded)
    {
        await using var qualys = await SlowQualysAsync();
        await using var cluster = await ClusterStage.CreateAsync(embedded ? null : await DatabaseServer.CreateDatabaseAsync(), Keys);
        var task = await cluster.ConfigureAsync(qualys, ("PerimeterMode", "NewPerRun"), ("CreateComponents", false));
        await cluster.StartNodesAsync(1);
        await cluster.PlanNowAsync(task);
        await cluster.ExecutingAsync(1);

        var (exitCode, messages) = await cluster.ImportAsync(qualys);

        Assert.AreEqual(2, exitCode, messages);
        Assert.Contains("Task 'Import Assets from Qualys' is already running: it started at", messages);
        await AssertCompleteAsync(cluster, executions: 1);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [Timeout(240_000, CooperativeCancellation = true)]
    public async Task Two_nodes_that_start_at_the_same_second_on_an_empty_database_run_a_missed_task_once()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", $"{Hosts}", "--rate", "1000000");
        await using var cluster = await ClusterStage.CreateAsync(await DatabaseServer.CreateDatabaseAsync(), Keys);
        var task = await cluster.ConfigureAsync(qualys, ("PerimeterMode", "NewPerRun"), ("CreateComponents", false));
        await cluster.PlanNowAsync(task);

        await cluster.StartNodesAsync(2);

        await AssertCompleteAsync(cluster, executions: 1);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [Timeout(240_000, CooperativeCancellation = true)]
    public async Task A_node_that_is_stopped_leaves_its_run_to_another_one()
    {
        await using var qualys = await SlowQualysAsync();
        await using var cluster = await ClusterStage.CreateAsync(await DatabaseServer.CreateDatabaseAsync(), Keys);
        var task = await cluster.ConfigureAsync(qualys, ("PerimeterMode", "NewPerRun"), ("CreateComponents", false));
        await cluster.StartNodesAsync(2);
        await cluster.PlanNowAsync(task);

        await (await cluster.ExecutingAsync(1)).StopAsync();
        await AssertTakenOverAsync(cluster, 2);

        await AssertCompleteAsync(cluster, executions: 2);
    }

    [TestMethod]
    [TestCategory("Slow")]
    [Timeout(240_000, CooperativeCancellation = true)]
    public async Task A_person_at_another_host_cancels_a_run_and_the_next_one_goes_on_with_what_is_left()
    {
        await using var qualys = await SlowQualysAsync();
        await using var cluster = await ClusterStage.CreateAsync(await DatabaseServer.CreateDatabaseAsync(), Keys);
        var task = await cluster.ConfigureAsync(qualys);
        await cluster.StartNodesAsync(2);
        await cluster.PlanNowAsync(task);
        await cluster.ExecutingAsync(1);
        var nodes = (await cluster.NodesAsync()).Where(node => !node.IsThis).ToList();

        await cluster.CancelAsync((await cluster.RunsAsync())[0].Id);
        var cancelled = await cluster.EndAsync(RunStatusNames.Cancelled);
        await cluster.PlanNowAsync(task);
        var run = await cluster.EndAsync(RunStatusNames.Complete);

        CollectionAssert.AreEqual(new[] { "Alive", "Alive" }, nodes.Select(node => node.State).ToArray());
        var executing = nodes.Single(node => node.Tasks.Count > 0);
        Assert.AreEqual(("Import Assets from Qualys", cancelled.ExecutedBy.Single()), (executing.Tasks[0], executing.Name));
        Assert.AreEqual(cancelled.Id, run.Result.ResumedRunId);
        Assert.IsLessThan(Hosts, cancelled.Result.Counts.Created);
        Assert.AreEqual((Hosts, 0L), ((int)run.Result.Counts.Created, run.Result.Counts.Unchanged));
    }

    private static Task<Simulator> SlowQualysAsync() =>
        QualysPlatform.StartAsync("--hosts", $"{Hosts}", "--page-latency", "0.3", "--rate", "1000000");

    private async Task AssertTakenOverAsync(ClusterStage cluster, int executions)
    {
        var watch = Stopwatch.StartNew();
        await ClusterStage.UntilAsync(
            $"execution {executions} has begun", async () => (await cluster.RunsAsync())[0].ExecutedBy.Count == executions);
        context.WriteLine($"Execution {executions} began after {watch.Elapsed.TotalSeconds:0.0} s.");
        Assert.IsLessThan(Limit, watch.Elapsed);
    }

    private static async Task AssertCompleteAsync(ClusterStage cluster, int executions)
    {
        var run = await cluster.EndAsync(RunStatusNames.Complete);
        var assets = await cluster.ReadAsync(connection => connection.GetTable<AssetRow>()
            .Where(asset => asset.SourceId != null).Select(asset => new { asset.ImportId, asset.PerimeterId }).ToList());
        var perimeters = await cluster.ReadAsync(connection => connection.GetTable<PerimeterRow>()
            .Count(row => row.Name.StartsWith("Imported from Qualys Scanner")));

        Assert.HasCount(1, await cluster.RunsAsync());
        Assert.HasCount(executions, run.ExecutedBy.Distinct().ToList());
        Assert.AreEqual((Hosts, 0L), ((int)run.Result.Expected!.Value, run.Result.Missing));
        Assert.AreEqual(Hosts, run.Result.Counts.Created + run.Result.Counts.Unchanged);
        Assert.HasCount(Hosts, assets);
        Assert.HasCount(Hosts, assets.Select(asset => asset.ImportId).ToHashSet());
        Assert.AreEqual((1, 1), (assets.Select(asset => asset.PerimeterId).Distinct().Count(), perimeters));
        Assert.IsEmpty(await cluster.ReadAsync(connection => connection.GetTable<CheckpointRow>().ToList()));
        Assert.IsEmpty(await cluster.ReadAsync(connection => connection.GetTable<RunProgressRow>().ToList()));
    }
}
