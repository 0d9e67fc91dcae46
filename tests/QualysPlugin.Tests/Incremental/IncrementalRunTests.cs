using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Incremental;

/// <summary>Runs that read only what changed, between a Qualys and a platform in memory.</summary>
[TestClass]
public sealed class IncrementalRunTests
{
    private readonly IncrementalStage _days = new();

    private RunStage Stage => _days.Stage;

    [TestMethod]
    public async Task Only_processed_hosts_are_read_and_all_others_count_as_unchanged()
    {
        await _days.ImportFirstAsync(20);
        Stage.Qualys.Processed.AddRange([3, 17, 999]);
        _days.Rename(3);
        _days.Rename(5);

        var result = await _days.RunNextDayAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, 1L, 19L), IncrementalStage.Outcome(result), result.Error);
        CollectionAssert.AreEqual(new long[] { 3, 17 }, Stage.Qualys.Read);
        Assert.AreEqual(IncrementalStage.Monday.AddHours(-24), Stage.Qualys.AskedProcessedAfter);
        StringAssert.Contains(Stage.Said(1031).Single(), "Of 20 hosts 2 are: 2 that Qualys processed after 2026-11-22 02:00 UTC");
    }

    [TestMethod]
    public async Task A_host_that_the_platform_does_not_hold_is_read_although_it_was_not_processed()
    {
        await _days.ImportFirstAsync(20);
        Stage.Platform.Assets.Remove("8");
        Stage.Qualys.Hold(21);

        var result = await _days.RunNextDayAsync();

        Assert.AreEqual(
            (RunStatus.Complete, RunKind.Incremental, 2L, 19L),
            (result.Status, result.Kind, result.Counts.Created, result.Counts.Unchanged), result.Error);
        CollectionAssert.AreEqual(new long[] { 8, 21 }, Stage.Qualys.Read);
    }

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(false, 0)]
    public async Task What_a_person_changed_is_read_only_to_be_overwritten(bool updateProperties, int read)
    {
        Stage.Settings.UpdateProperties = updateProperties;
        await _days.ImportFirstAsync(20);
        Stage.Platform.Fingerprints.Remove("8");
        Stage.Platform.Assets["8"] = Stage.Platform.Assets["8"] with { Name = "By hand" };

        var result = await _days.RunNextDayAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 20L, read, 20L - read), IncrementalStage.Outcome(result), result.Error);
        Assert.HasCount(read, Stage.Qualys.Read);
    }

    [TestMethod]
    public async Task More_than_a_fifth_of_the_hosts_is_read_page_by_page_and_that_is_a_full_run()
    {
        await _days.ImportFirstAsync(20);
        Stage.Qualys.Processed.AddRange([1, 2, 3, 4, 5]);

        var result = await _days.RunNextDayAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Full, 20L, 0L, 20L), IncrementalStage.Outcome(result), result.Error);
        Assert.HasCount(20, Stage.Qualys.Read);
        StringAssert.Contains(Stage.Said(1030)[^1], "more than a fifth");
    }

    [TestMethod]
    public async Task A_changed_setting_a_day_too_many_and_a_host_without_memory_make_a_full_run()
    {
        foreach (var (change, why) in new (Action<RunStage>, string)[]
        {
            (stage => stage.Settings.Perimeter = "Elsewhere", "its filter, its settings"),
            (stage => stage.Settings.AccessAccount = "another", "its account"),
            (stage => stage.Settings.IpRanges = "10.0.0.0/8", "its filter"),
            (stage => stage.Settings.CreateComponents = true, "its settings"),
            (stage => stage.Settings.IncrementalRuns = false, "set to read every host"),
            (stage => stage.Settings.FullRunEveryDays = 1, "a full run is due every day"),
            (stage => stage.Memory.KeepsStates = false, "keeps nothing"),
            (stage => stage.Memory.KeepsFingerprints = false, "no fingerprints"),
            (stage => stage.Qualys.ListedAt = null, "does not say what time"),
        })
        {
            var stage = new RunStage { Memory = { KeepsFingerprints = true, KeepsStates = true }, Settings = { IncrementalRuns = true } };
            stage.Qualys.Hold([.. Enumerable.Range(1, 20).Select(id => (long)id)]);
            stage.Qualys.ListedAt = IncrementalStage.Monday;
            await stage.RunAsync();
            stage.Qualys.ListedAt = IncrementalStage.Monday.AddDays(1);
            change(stage);

            var result = await stage.RunAsync();

            Assert.AreEqual((RunStatus.Complete, RunKind.Full), (result.Status, result.Kind), why);
            StringAssert.Contains(stage.Said(1030)[^1], why);
        }
    }

    [TestMethod]
    public async Task Other_mappings_make_a_full_run_and_the_same_ones_do_not()
    {
        Stage.Settings.CreateComponents = true;
        await _days.ImportFirstAsync(20);
        var same = await _days.RunNextDayAsync();
        Stage.Files["operating-systems.rules"] = "\"Never heard of\" -> o:fedoraproject:fedora:1";

        await _days.RunNextDayAsync();

        Assert.AreEqual(RunKind.Incremental, same.Kind, same.Error);
        StringAssert.Contains(Stage.Said(1030)[^1], "mappings or knowledge bases have changed");
    }

    [TestMethod]
    public async Task A_run_that_is_not_complete_makes_the_next_one_full()
    {
        await _days.ImportFirstAsync(20);
        Stage.Qualys.Listed.Add(21);
        var incomplete = await _days.RunNextDayAsync();
        Stage.Qualys.Listed.Remove(21);

        var next = await _days.RunNextDayAsync();

        Assert.AreEqual((RunStatus.Incomplete, RunKind.Incremental, 1L), (incomplete.Status, incomplete.Kind, incomplete.Missing));
        Assert.AreEqual((RunStatus.Complete, RunKind.Full), (next.Status, next.Kind), next.Error);
        StringAssert.Contains(Stage.Said(1030)[^1], "no complete run before it");
    }

    [TestMethod]
    public async Task A_preview_reads_everything_and_remembers_nothing()
    {
        await _days.ImportFirstAsync(20);
        var remembered = Stage.Memory.States["task"];
        Stage.Qualys.ListedAt = IncrementalStage.Monday.AddDays(1);

        var previewed = await Stage.PreviewAsync();

        Assert.HasCount(20, previewed);
        Assert.AreEqual(remembered, Stage.Memory.States["task"]);
    }
}
