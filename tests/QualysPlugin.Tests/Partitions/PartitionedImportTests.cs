using QualysPlugin.Settings;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Partitions;

/// <summary>A run that is split is one run: one perimeter, one result, one proof (R9, R22, R24).</summary>
[TestClass]
public sealed class PartitionedImportTests
{
    private readonly RunStage _stage = new();

    [TestMethod]
    public async Task Partitions_import_every_host_once_into_one_perimeter_and_make_one_proof()
    {
        _stage.Qualys.Hold(10, 20, 30, 40, 50, 60, 70);
        _stage.Settings.PerimeterMode = PerimeterMode.NewPerRun;

        var plan = await _stage.PlanAsync();
        var outcomes = await RunAllAsync(plan.Reverse());
        var result = await _stage.FinishAsync(outcomes);

        Assert.HasCount(3, plan);
        Assert.AreEqual(7, plan.Sum(partition => partition.Expected));
        Assert.AreEqual((RunStatus.Complete, 7L, 7L, 0L), (result.Status, result.Expected!.Value, result.Counts.Created, result.Missing));
        Assert.HasCount(7, _stage.Platform.Assets);
        Assert.AreEqual(_stage.Platform.Perimeters.Single().Name, result.Perimeter);
        Assert.IsTrue(result.PerimeterCreated);
        Assert.IsEmpty(_stage.Platform.Checkpoints);
        Assert.AreEqual(1, outcomes.Count(outcome => outcome.Result.PerimeterCreated));
    }

    [TestMethod]
    public async Task A_perimeter_is_not_left_empty_when_no_partition_has_a_new_host()
    {
        _stage.Qualys.Hold(1, 2, 3, 4);
        await _stage.RunAsync();
        _stage.Settings.PerimeterMode = PerimeterMode.NewPerRun;

        var result = await _stage.FinishAsync(await RunAllAsync(await _stage.PlanAsync()));

        Assert.AreEqual(4, result.Counts.Unchanged);
        Assert.IsNull(result.Perimeter);
        Assert.AreEqual("Data center", _stage.Platform.Perimeters.Single().Name);
    }

    [TestMethod]
    public async Task A_partition_that_was_interrupted_goes_on_from_its_own_checkpoint()
    {
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6, 7, 8);
        var plan = await _stage.PlanAsync(leastRecords: 4, mostPartitions: 2);
        using var killed = new CancellationTokenSource();
        _stage.Platform.BeforeBatch = batch =>
        {
            if (batch == 2) killed.Cancel();
        };
        var first = await _stage.RunPartitionAsync(plan[1], killed.Token);

        var outcomes = await RunAllAsync(plan);
        var result = await _stage.FinishAsync(outcomes);

        Assert.AreEqual((RunStatus.Cancelled, 2L), (first.Status, first.Counts.Created));
        Assert.AreEqual((RunStatus.Complete, 8L, 0L), (result.Status, result.Counts.Created, result.Counts.Unchanged));
        Assert.HasCount(1, _stage.Said(1001));
    }

    [TestMethod]
    public async Task A_host_that_comes_during_the_run_belongs_to_exactly_one_partition()
    {
        _stage.Qualys.Hold(10, 20, 30, 40);
        var plan = await _stage.PlanAsync(mostPartitions: 2);
        _stage.Qualys.Hold(1, 25, 99);

        var result = await _stage.FinishAsync(await RunAllAsync(plan));

        Assert.AreEqual((RunStatus.Complete, 7L), (result.Status, result.Counts.Created));
    }

    [TestMethod]
    public async Task A_host_that_qualys_lists_but_never_delivers_makes_the_whole_run_incomplete()
    {
        _stage.Qualys.Hold(10, 20, 30, 40);
        _stage.Qualys.Listed.Add(35);

        var result = await _stage.FinishAsync(await RunAllAsync(await _stage.PlanAsync(mostPartitions: 2)));

        Assert.AreEqual((RunStatus.Incomplete, 1L, 5L), (result.Status, result.Missing, result.Expected!.Value));
        CollectionAssert.AreEqual(new[] { "35" }, result.MissingIds.ToList());
    }

    [TestMethod]
    public async Task Few_hosts_are_not_split()
    {
        _stage.Qualys.Hold(1, 2, 3);

        Assert.IsEmpty(await _stage.PlanAsync());
        StringAssert.Contains(_stage.Said(1021).Single(), "too few");
    }

    [TestMethod]
    public async Task A_run_that_goes_on_with_one_that_was_not_split_is_not_split_either()
    {
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6);
        using var killed = new CancellationTokenSource();
        _stage.Platform.BeforeBatch = batch =>
        {
            if (batch == 2) killed.Cancel();
        };
        await _stage.RunAsync(killed.Token);

        Assert.IsEmpty(await _stage.PlanAsync());
    }

    [TestMethod]
    public async Task Other_settings_do_not_go_on_with_a_plan_and_are_not_mixed_into_it()
    {
        _stage.Qualys.Hold(1, 2, 3, 4);
        var plan = await _stage.PlanAsync();
        Assert.IsTrue(_stage.GoesOnWith(plan[0]));

        _stage.Settings.Perimeter = "Elsewhere";

        Assert.IsFalse(_stage.GoesOnWith(plan[0]));
        var refused = await _stage.RunPartitionAsync(plan[0]);
        Assert.AreEqual((RunStatus.Failed, FailureKind.Settings), (refused.Status, refused.FailureKind));
        Assert.IsEmpty(_stage.Platform.Assets);
    }

    [TestMethod]
    public async Task A_resumed_run_names_the_run_that_was_split()
    {
        _stage.Qualys.Hold(1, 2, 3, 4);
        var outcomes = await RunAllAsync(await _stage.PlanAsync());

        var result = await _stage.FinishAsync(outcomes, "another run");

        Assert.AreEqual("run", result.ResumedRunId);
    }

    private async Task<IReadOnlyList<PartitionOutcome>> RunAllAsync(IEnumerable<RunPartition> plan)
    {
        var outcomes = new List<PartitionOutcome>();
        foreach (var partition in plan)
            outcomes.Add(new PartitionOutcome(partition, await _stage.RunPartitionAsync(partition)));
        return outcomes;
    }
}
