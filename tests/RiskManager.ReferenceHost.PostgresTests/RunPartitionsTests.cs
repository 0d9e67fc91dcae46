using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Cluster;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>Who works on which partition, when nodes ask at once and when they die (R24).</summary>
[TestClass]
public sealed class RunPartitionsTests
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(60);
    private static readonly LockOwner Helper = LockOwner.New();

    [TestMethod]
    public async Task Nodes_that_ask_at_once_get_each_partition_once()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 5);

        var claims = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => partitions.ClaimAsync("run", Stale, CancellationToken.None)));

        var numbers = claims.Where(claim => claim is not null).Select(claim => claim!.Partition.Number).Order().ToList();
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4, 5 }, numbers);
    }

    [TestMethod]
    public async Task The_partition_of_a_silent_node_passes_to_another_and_the_first_learns_that_it_lost_it()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 1);
        var first = await partitions.ClaimAsync("run", Stale, CancellationToken.None);
        Assert.IsNull(await partitions.ClaimAsync("run", Stale, CancellationToken.None));
        await store.WriteAsync("UPDATE run_partitions SET heartbeat_at = heartbeat_at - 61000");

        var second = await partitions.ClaimAsync("run", Stale, CancellationToken.None);

        Assert.AreEqual(1, second!.Takeovers);
        Assert.AreEqual(PartitionSign.Lost, await ShowAsync(partitions, first!));
        Assert.AreEqual(PartitionSign.GoOn, await ShowAsync(partitions, second));
        await partitions.EndAsync(first!, Result(RunStatus.Complete), CancellationToken.None);
        Assert.AreEqual(PartitionStatus.Running, (await RowAsync(store)).Status);
    }

    [TestMethod]
    public async Task A_partition_whose_nodes_die_one_after_the_other_fails_and_says_so()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 1);
        for (var node = 0; node < 6; node++)
        {
            Assert.IsNotNull(await partitions.ClaimAsync("run", Stale, CancellationToken.None));
            await store.WriteAsync("UPDATE run_partitions SET heartbeat_at = 0");
        }

        Assert.IsNull(await partitions.ClaimAsync("run", Stale, CancellationToken.None));

        var failed = RunPartitions.ResultOf(await RowAsync(store));
        Assert.AreEqual(RunStatus.Failed, failed.Status);
        StringAssert.Contains(failed.Error, "partition 1");
    }

    [TestMethod]
    public async Task A_run_that_stops_gives_out_no_partition_and_tells_those_that_work()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 2);
        var claim = await partitions.ClaimAsync("run", Stale, CancellationToken.None);

        await partitions.StopAsync("run", CancellationToken.None);

        Assert.IsNull(await partitions.ClaimAsync("run", Stale, CancellationToken.None));
        Assert.IsNull(await partitions.ClaimAnyAsync(Helper, new HashSet<string>(), Stale, CancellationToken.None));
        Assert.AreEqual(PartitionSign.Stop, await ShowAsync(partitions, claim!));
    }

    [TestMethod]
    public async Task A_run_that_goes_on_tries_again_what_failed_and_not_what_is_done()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 2);
        await partitions.EndAsync((await partitions.ClaimAsync("run", Stale, CancellationToken.None))!, Result(RunStatus.Complete), CancellationToken.None);
        await partitions.EndAsync((await partitions.ClaimAsync("run", Stale, CancellationToken.None))!, Result(RunStatus.Failed), CancellationToken.None);
        Assert.IsNull(await partitions.ClaimAsync("run", Stale, CancellationToken.None));

        await partitions.GoOnAsync(Run(shared: false) with { CurrentRunId = "second" }, CancellationToken.None);

        var claim = await partitions.ClaimAsync("run", Stale, CancellationToken.None);
        Assert.AreEqual((2, "second"), (claim!.Partition.Number, claim.Run.CurrentRunId));
    }

    [TestMethod]
    public async Task A_node_helps_with_runs_of_others_and_not_with_its_own_or_with_those_that_are_not_shared()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 2);
        var watcher = new LockOwner("watcher", "elsewhere", 1);

        Assert.IsNull(await partitions.ClaimAnyAsync(watcher, new HashSet<string>(), Stale, CancellationToken.None));
        Assert.IsNull(await partitions.ClaimAnyAsync(Helper, new HashSet<string> { "run" }, Stale, CancellationToken.None));
        Assert.IsNotNull(await partitions.ClaimAnyAsync(Helper, new HashSet<string>(), Stale, CancellationToken.None));
        await partitions.GoOnAsync(Run(shared: false), CancellationToken.None);
        Assert.IsNull(await partitions.ClaimAnyAsync(Helper, new HashSet<string>(), Stale, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_plan_that_is_dropped_takes_its_checkpoints_with_it_and_stops_those_that_work()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 1);
        var claim = await partitions.ClaimAsync("run", Stale, CancellationToken.None);
        await store.WriteAsync("INSERT INTO checkpoints (task_id, run_id, state) VALUES ('task/1', 'run', 's'), ('task', 'run', 's'), ('task2/1', 'run', 's')");

        await partitions.DropAsync("task", CancellationToken.None);

        Assert.AreEqual(PartitionSign.Lost, await ShowAsync(partitions, claim!));
        CollectionAssert.AreEquivalent(new[] { "task", "task2/1" }, await store.ReadAsync(connection => connection.GetTable<CheckpointRow>().Select(row => row.TaskId).ToList()));
    }

    [TestMethod]
    public async Task A_result_with_all_its_lists_comes_back_as_it_was()
    {
        await using var store = await TestStore.CreateAsync();
        var partitions = await PlannedAsync(store, 1);
        var result = Result(RunStatus.Incomplete) with
        {
            Expected = 3, Missing = 1, MissingIds = ["7"], Counts = new ImportCounts { Created = 2 }, Perimeter = "P", PerimeterCreated = true, RemoteCalls = 4,
            UnmappedOperatingSystems = [new UnmappedOperatingSystem("OS", UnmappedReason.NoCpeName, 2)],
            BlankRequiredAttributes = new Dictionary<string, long> { ["Owner"] = 5 },
            Error = "refused",
            ErrorTranslations = new Dictionary<string, string> { ["pt-BR"] = "recusado" },
        };

        await partitions.EndAsync((await partitions.ClaimAsync("run", Stale, CancellationToken.None))!, result, CancellationToken.None);

        var back = RunPartitions.ResultOf(await RowAsync(store));
        Assert.AreEqual(
            result with { MissingIds = [], UnmappedOperatingSystems = [], BlankRequiredAttributes = back.BlankRequiredAttributes, ErrorTranslations = back.ErrorTranslations },
            back with { MissingIds = [], UnmappedOperatingSystems = [] });
        CollectionAssert.AreEqual(result.MissingIds.ToList(), back.MissingIds.ToList());
        CollectionAssert.AreEqual(result.UnmappedOperatingSystems.ToList(), back.UnmappedOperatingSystems.ToList());
        Assert.AreEqual(5, back.BlankRequiredAttributes["Owner"]);
        Assert.AreEqual("recusado", back.ErrorTranslations["pt-BR"]);
    }

    private static async Task<RunPartitions> PlannedAsync(TestStore store, int count)
    {
        var partitions = new RunPartitions(store.Database, store.Clock);
        await partitions.SaveAsync(Run(shared: true), [.. Enumerable.Range(1, count).Select(number => new RunPartition(number, $"part {number}", 10))], CancellationToken.None);
        return partitions;
    }

    private static PartitionedRunRow Run(bool shared) => new() { RunId = "run", TaskId = "task", CurrentRunId = "run", Coordinator = "watcher", Shared = shared };

    private static IntegrationTaskResult Result(RunStatus status) => new() { Status = status };

    private static Task<PartitionSign> ShowAsync(RunPartitions partitions, PartitionClaim claim) =>
        partitions.ShowAsync(claim, new TaskProgress("Importing", 1, 10), CancellationToken.None);

    private static Task<PartitionRow> RowAsync(TestStore store) => store.ReadAsync(connection => connection.GetTable<PartitionRow>().Single());
}
