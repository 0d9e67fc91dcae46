using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>Incremental runs that were interrupted (R24).</summary>
[TestClass]
public sealed class IncrementalResumeTests
{
    private readonly IncrementalStage _days = new();

    private RunStage Stage => _days.Stage;

    [TestMethod]
    public async Task An_incremental_run_that_was_interrupted_goes_on_and_is_proven_complete()
    {
        await _days.ImportFirstAsync(40);
        foreach (var id in new long[] { 3, 7, 15, 16, 30, 38 })
        {
            Stage.Qualys.Processed.Add(id);
            _days.Rename(id);
        }

        using var killed = new CancellationTokenSource();
        var batches = 0;
        Stage.Platform.BeforeBatch = _ =>
        {
            if (++batches == 2) killed.Cancel();
        };
        Stage.Qualys.ListedAt = IncrementalStage.Monday.AddDays(1);
        var interrupted = await Stage.RunAsync(killed.Token);
        Stage.Qualys.Read.Clear();

        var result = await _days.RunNextDayAsync();
        var after = await _days.RunNextDayAsync();

        Assert.AreEqual((RunStatus.Cancelled, RunKind.Incremental, 2L), (interrupted.Status, interrupted.Kind, interrupted.Counts.Updated));
        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 40L, 6L, 34L), IncrementalStage.Outcome(result), result.Error);
        Assert.IsNotNull(result.ResumedRunId);
        CollectionAssert.AreEqual(new long[] { 15, 16, 30, 38 }, Stage.Qualys.Read.Take(4).ToArray());
        Assert.AreEqual(RunKind.Incremental, after.Kind);
        Assert.AreEqual(
            IncrementalStage.Monday, Stage.Qualys.AskedProcessedAfter,
            "The interrupted run began on Tuesday, so that is what the one after looks back to.");
    }

    [TestMethod]
    public async Task An_interrupted_incremental_run_on_another_basis_is_not_resumed_but_read_from_the_beginning()
    {
        await _days.ImportFirstAsync(40);
        Stage.Qualys.Processed.AddRange([3, 7, 15]);
        _days.Rename(3);
        _days.Rename(15);
        using var killed = new CancellationTokenSource();
        var batches = 0;
        Stage.Platform.BeforeBatch = _ =>
        {
            if (++batches == 2) killed.Cancel();
        };
        var interrupted = await Stage.RunAsync(killed.Token);
        Stage.Platform.BeforeBatch = _ => { };
        Stage.Qualys.Read.Clear();
        Stage.Settings.AccessAccount = "another";

        var result = await _days.RunNextDayAsync();

        Assert.AreEqual(RunStatus.Cancelled, interrupted.Status);
        Assert.AreEqual((RunStatus.Complete, RunKind.Full, (string?)null), (result.Status, result.Kind, result.ResumedRunId), result.Error);
        Assert.HasCount(40, Stage.Qualys.Read);
        StringAssert.Contains(Stage.Said(1002).Single(), "it was incremental");
    }
}
