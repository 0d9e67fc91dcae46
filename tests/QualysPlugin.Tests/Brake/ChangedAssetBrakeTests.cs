using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Brake;

/// <summary>The brake at a checkpoint (R39).</summary>
[TestClass]
public sealed class ChangedAssetBrakeTests
{
    private readonly BrakeStage _scene = new();

    private RunStage Stage => _scene.Stage;

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Placeholders_instead_of_60_percent_of_the_names_are_held_at_the_first_checkpoint(bool keepsFingerprints)
    {
        Stage.Memory.KeepsFingerprints = keepsFingerprints;
        Stage.BatchSize = 100;
        await _scene.ImportAsync(1_000);
        var before = _scene.Kept();
        _scene.ReplaceNames(percent: 60);

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, 0L), (run.Status, run.Counts.Accounted), run.Error);
        Assert.AreEqual((HoldReason.TooManyChanged, 60L, 100L), (run.Hold!.Reason, run.Hold.Affected, run.Hold.Of));
        Assert.AreEqual(before, _scene.Kept());
        StringAssert.Contains(run.Error, "hosts lost their names in Qualys");
        Assert.AreEqual(new HoldExample(new AssetKey("Qualys:q.example.test", "101"), "H101", "10.0.0.101"), run.Hold.Examples[0]);
        Assert.HasCount(3, run.Hold.Examples);
    }

    [TestMethod]
    public async Task Placeholders_instead_of_35_percent_of_the_names_are_not_held()
    {
        Stage.BatchSize = 100;
        await _scene.ImportAsync(1_000);
        _scene.ReplaceNames(percent: 35);

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 350L, 650L), (run.Status, run.Counts.Updated, run.Counts.Unchanged), run.Error);
    }

    [TestMethod]
    public async Task The_batch_that_exceeds_the_limit_is_not_written_and_those_before_stay()
    {
        await _scene.ImportAsync(100);
        _scene.Change(host => host.Id > 140, host => host with { NetBios = $"NEW{host.Id}" });

        var run = await Stage.RunAsync();

        // Two batches unchanged, then two changed: 40 of 80 is the limit itself; the fifth would make it 60 of 100.
        Assert.AreEqual((RunStatus.Held, 60L, 100L), (run.Status, run.Hold!.Affected, run.Hold.Of), run.Error);
        Assert.AreEqual((40L, 40L), (run.Counts.Updated, run.Counts.Unchanged));
        Assert.AreEqual(("NEW180", "H181"), (_scene.Platform.Assets["180"].Name, _scene.Platform.Assets["181"].Name));
        Assert.HasCount(1, _scene.Platform.Checkpoints);
    }

    [TestMethod]
    public async Task A_held_run_is_resumed_with_its_tallies_and_held_again_until_a_person_approves()
    {
        await _scene.ImportAsync(100);
        _scene.Change(host => host.Id > 140, host => host with { NetBios = $"NEW{host.Id}" });
        var first = await Stage.RunAsync();

        var second = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, 60L, 100L), (second.Status, second.Hold!.Affected, second.Hold.Of), second.Error);
        Assert.AreEqual(first.Counts, second.Counts);
        Stage.IsApproved = true;
        var approved = await Stage.RunAsync();
        var counts = approved.Counts;
        Assert.AreEqual((RunStatus.Complete, 60L, 40L), (approved.Status, counts.Updated, counts.Unchanged), approved.Error);
        Assert.IsNotNull(approved.ResumedRunId);
        Assert.IsEmpty(_scene.Platform.Checkpoints);
    }

    [TestMethod]
    public async Task An_incremental_run_that_reads_only_what_changed_is_not_held()
    {
        _scene.Qualys.ListedAt = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        Stage.Settings.IncrementalRuns = true;
        await _scene.ImportAsync(200);
        ChangeAndProcess(40);

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, RunKind.Incremental, 40L), (run.Status, run.Kind, run.Counts.Updated), run.Error);
    }

    [TestMethod]
    public async Task The_share_of_an_incremental_run_is_of_all_listed_hosts()
    {
        _scene.Qualys.ListedAt = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        Stage.Settings.IncrementalRuns = true;
        Stage.Settings.StopAtChangedPercent = 19;
        await _scene.ImportAsync(200);
        ChangeAndProcess(40);

        var run = await Stage.RunAsync();

        Assert.AreEqual(
            (RunStatus.Held, RunKind.Incremental, 40L, 200L), (run.Status, run.Kind, run.Hold!.Affected, run.Hold.Of), run.Error);
    }

    [TestMethod]
    public async Task Assets_that_people_deleted_are_not_new_but_recreating_most_of_them_is_a_change_that_is_held()
    {
        await _scene.ImportAsync(100);
        foreach (var (id, asset) in _scene.Platform.Assets.ToList())
            _scene.Platform.Assets[id] = new StoredAsset(asset.Key) { Deleted = true };

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, HoldReason.TooManyChanged, 20L), (run.Status, run.Hold!.Reason, run.Hold.Affected), run.Error);
        StringAssert.Contains(run.Error, "were deleted here, or the organization was recreated");
        Assert.AreEqual((null, "H101"), (run.Hold.Examples[0].Old, run.Hold.Examples[0].New));
    }

    [TestMethod]
    public async Task Components_beside_unchanged_assets_do_not_count_and_other_components_than_before_do()
    {
        _scene.Qualys.Hold([.. Enumerable.Range(101, 100).Select(id => (long)id)]);
        _scene.Change(_ => true, host => host with { OperatingSystem = "Fedora 40" });
        Assert.AreEqual(RunStatus.Complete, (await Stage.RunAsync()).Status);
        Stage.Settings.CreateComponents = true;

        var added = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 100L), (added.Status, added.Counts.ComponentsCreated), added.Error);
        _scene.Change(_ => true, host => host with { OperatingSystem = "Debian 12" });
        var changed = await Stage.RunAsync();
        Assert.AreEqual((RunStatus.Held, 20L), (changed.Status, changed.Hold!.Affected), changed.Error);
        Assert.AreEqual(
            ("H101: operatingSystem Fedora 40", "operatingSystem Debian 12"),
            (changed.Hold.Examples[0].Old, changed.Hold.Examples[0].New));
    }

    [TestMethod]
    public async Task A_limit_of_100_percent_switches_the_brake_off()
    {
        await _scene.ImportAsync(100);
        Stage.Settings.StopAtChangedPercent = 100;
        _scene.ReplaceNames(percent: 100);

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 100L), (run.Status, run.Counts.Updated), run.Error);
    }

    [TestMethod]
    public async Task Changed_settings_are_named_as_the_likely_reason()
    {
        Stage.Settings.UpdateProperties = false;
        await _scene.ImportAsync(100);
        _scene.Change(_ => true, host => host with { NetBios = $"NEW{host.Id}" });
        Assert.AreEqual(RunStatus.Complete, (await Stage.RunAsync()).Status);
        Stage.Settings.UpdateProperties = true;

        var run = await Stage.RunAsync();

        Assert.AreEqual(RunStatus.Held, run.Status, run.Error);
        StringAssert.Contains(run.Error, "settings of the task have changed since the last complete run");
    }

    [TestMethod]
    public async Task A_preview_says_once_that_a_run_would_be_held_and_goes_on()
    {
        await _scene.ImportAsync(100);
        _scene.ReplaceNames(percent: 100);

        var assets = await Stage.PreviewAsync();

        Assert.AreEqual(100, assets.Count(asset => asset.Action == PreviewAction.Update));
        Assert.AreEqual((HoldReason.TooManyChanged, 20L), (Stage.LastProgress!.Hold!.Reason, Stage.LastProgress.Hold.Affected));
        Assert.HasCount(1, Stage.Said(2030));
    }

    private void ChangeAndProcess(int hosts)
    {
        bool IsChanged(HostRecord host) => host.Id < 101 + hosts;
        _scene.Change(IsChanged, host => host with { NetBios = $"NEW{host.Id}" });
        _scene.Qualys.Processed.AddRange(Enumerable.Range(101, hosts).Select(id => (long)id));
        _scene.Qualys.ListedAt = _scene.Qualys.ListedAt!.Value.AddDays(1);
    }
}
