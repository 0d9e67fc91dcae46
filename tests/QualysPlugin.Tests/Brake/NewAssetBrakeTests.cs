using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Brake;

/// <summary>The brake before the first write (R39).</summary>
[TestClass]
public sealed class NewAssetBrakeTests
{
    private readonly BrakeStage _scene = new();

    private RunStage Stage => _scene.Stage;

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Another_server_is_held_before_anything_is_written(bool keepsFingerprints)
    {
        Stage.Memory.KeepsFingerprints = keepsFingerprints;
        await _scene.ImportAsync(100);
        var before = _scene.Kept();
        Stage.Settings.ServerUrl = "https://other.example.test";
        Stage.Settings.Perimeter = "Another perimeter";

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, FailureKind.None, 0L), (run.Status, run.FailureKind, run.Counts.Accounted), run.Error);
        Assert.AreEqual((HoldReason.TooManyNew, 100L, 100L, 50), (run.Hold!.Reason, run.Hold.Affected, run.Hold.Of, run.Hold.LimitPercent));
        Assert.AreEqual(before, _scene.Kept());
        StringAssert.Contains(run.Error, "imported from Qualys:q.example.test, this one from Qualys:other.example.test");
    }

    [TestMethod]
    public async Task The_examples_have_the_names_that_qualys_tells_and_the_error_has_none()
    {
        await _scene.ImportAsync(100);
        Stage.Settings.ServerUrl = "https://other.example.test";

        var run = await Stage.RunAsync();

        CollectionAssert.AreEqual(
            new[]
            {
                new HoldExample(new AssetKey("Qualys:other.example.test", "101"), null, "H101"),
                new HoldExample(new AssetKey("Qualys:other.example.test", "102"), null, "H102"),
                new HoldExample(new AssetKey("Qualys:other.example.test", "103"), null, "H103"),
            },
            run.Hold!.Examples.ToArray());
        Assert.DoesNotContain("H101", run.Error!);
        StringAssert.Contains(Stage.Said(3003).Single(), "Examples: 101: no asset → H101; 102: no asset → H102; 103: no asset → H103.");
        StringAssert.StartsWith(run.ErrorTranslations["pt-BR"], "A execução está retida: criaria 100 de 100 ativos, mais do que 50 %.");
    }

    [TestMethod]
    public async Task A_first_run_and_one_after_an_incomplete_one_are_not_held()
    {
        _scene.Qualys.Hold([.. Enumerable.Range(101, 30).Select(id => (long)id)]);
        _scene.Qualys.Listed.Add(999);
        Assert.AreEqual(RunStatus.Incomplete, (await Stage.RunAsync()).Status);
        _scene.Qualys.Listed.Remove(999);
        _scene.Qualys.Hold([.. Enumerable.Range(201, 300).Select(id => (long)id)]);

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 300L), (run.Status, run.Counts.Created), run.Error);
    }

    [TestMethod]
    public async Task An_incomplete_run_does_not_make_the_task_forget_that_it_has_a_complete_one()
    {
        _scene.Qualys.ListedAt = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        await _scene.ImportAsync(100);
        _scene.Qualys.Listed.Add(999);
        Assert.AreEqual(RunStatus.Incomplete, (await Stage.RunAsync()).Status);
        Stage.Settings.ServerUrl = "https://other.example.test";

        var run = await Stage.RunAsync();

        Assert.AreEqual(RunStatus.Held, run.Status, run.Error);
        StringAssert.Contains(run.Error, "imported from Qualys:q.example.test");
    }

    [TestMethod]
    public async Task What_an_earlier_version_remembers_counts_as_a_complete_run()
    {
        Stage.Memory.States["task"] =
            "version=1;basis=a.b.c;began=2026-11-22T02%3A00%3A00Z;fullBegan=2026-11-22T02%3A00%3A00Z;reportsRead=";
        _scene.Qualys.Hold([.. Enumerable.Range(101, 100).Select(id => (long)id)]);

        var run = await Stage.RunAsync();

        Assert.AreEqual(RunStatus.Held, run.Status, run.Error);
    }

    [TestMethod]
    [DataRow(100, RunStatus.Complete)]
    [DataRow(101, RunStatus.Held)]
    public async Task A_filter_that_lists_more_new_hosts_than_known_ones_is_held(int added, RunStatus expected)
    {
        await _scene.ImportAsync(100);
        Stage.Settings.IpRanges = "10.0.0.0/8";
        _scene.Qualys.Hold([.. Enumerable.Range(1_001, added).Select(id => (long)id)]);

        var run = await Stage.RunAsync();

        Assert.AreEqual(expected, run.Status, run.Error);
        Assert.AreEqual(expected == RunStatus.Held, run.Error?.Contains("the filter is not that of the last complete run") == true);
    }

    [TestMethod]
    [DataRow(100, RunStatus.Complete)]
    [DataRow(101, RunStatus.Held)]
    public async Task A_platform_that_streams_identities_is_asked_for_fingerprints_only_if_these_do_not_settle_it(
        int added, RunStatus expected)
    {
        Stage.Findings = new FakeFindings(_scene.Platform);
        await _scene.ImportAsync(100);
        _scene.Qualys.Hold([.. Enumerable.Range(1_001, added).Select(id => (long)id)]);

        var run = await Stage.RunAsync();

        Assert.AreEqual(expected, run.Status, run.Error);
        Assert.AreEqual(expected == RunStatus.Held, _scene.Platform.LongRanges > 0);
    }

    [TestMethod]
    public async Task Assets_that_people_deleted_are_not_new_though_no_identity_is_streamed_of_them()
    {
        Stage.Findings = new FakeFindings(_scene.Platform);
        await _scene.ImportAsync(100);
        foreach (var (id, asset) in _scene.Platform.Assets.ToList())
            _scene.Platform.Assets[id] = asset with { Deleted = true };

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, HoldReason.TooManyChanged), (run.Status, run.Hold!.Reason), run.Error);
    }

    [TestMethod]
    public async Task An_identity_with_leading_zeros_is_no_listed_host()
    {
        Stage.Findings = new FakeFindings(_scene.Platform);
        await _scene.ImportAsync(100);
        foreach (var (id, asset) in _scene.Platform.Assets.Take(51).ToList())
        {
            _scene.Platform.Assets.Remove(id);
            _scene.Platform.Assets["0" + id] = asset with { Key = asset.Key with { Id = "0" + asset.Key.Id } };
        }

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, 51L), (run.Status, run.Hold?.Affected), run.Error);
    }

    [TestMethod]
    public async Task Nineteen_new_hosts_are_never_held()
    {
        await _scene.ImportAsync(1);
        _scene.Qualys.Hold([.. Enumerable.Range(1_001, 19).Select(id => (long)id)]);

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 19L), (run.Status, run.Counts.Created), run.Error);
    }

    [TestMethod]
    public async Task A_limit_of_100_percent_switches_the_brake_off()
    {
        await _scene.ImportAsync(100);
        Stage.Settings.StopAtNewPercent = 100;
        Stage.Settings.ServerUrl = "https://other.example.test";

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 100L), (run.Status, run.Counts.Created), run.Error);
    }

    [TestMethod]
    public async Task An_approved_run_creates_everything_and_the_approval_ends_with_it()
    {
        await _scene.ImportAsync(100);
        Stage.Settings.ServerUrl = "https://other.example.test";
        Assert.AreEqual(RunStatus.Held, (await Stage.RunAsync()).Status);
        Stage.IsApproved = true;

        var approved = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 100L), (approved.Status, approved.Counts.Created), approved.Error);
        Assert.HasCount(1, Stage.Said(2031));
        Stage.IsApproved = false;
        Assert.AreEqual((RunStatus.Complete, 100L), await UnchangedAsync());
        Stage.Settings.ServerUrl = "https://third.example.test";
        Assert.AreEqual(RunStatus.Held, (await Stage.RunAsync()).Status);
    }

    [TestMethod]
    public async Task An_approved_run_that_was_interrupted_stays_approved()
    {
        await _scene.ImportAsync(100);
        Stage.Settings.ServerUrl = "https://other.example.test";
        Stage.IsApproved = true;
        using var killed = new CancellationTokenSource();
        var batches = 0;
        _scene.Platform.BeforeBatch = _ =>
        {
            if (++batches == 3)
                killed.Cancel();
        };
        Assert.AreEqual(RunStatus.Cancelled, (await Stage.RunAsync(killed.Token)).Status);
        Stage.IsApproved = false;

        var resumed = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 100L), (resumed.Status, resumed.Counts.Created), resumed.Error);
        Assert.IsNotNull(resumed.ResumedRunId);
    }

    [TestMethod]
    public async Task An_organization_that_lost_its_assets_is_held_and_named_as_the_likely_reason()
    {
        await _scene.ImportAsync(100);
        _scene.Platform.Assets.Clear();
        _scene.Platform.Fingerprints.Clear();

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, HoldReason.TooManyNew), (run.Status, run.Hold!.Reason), run.Error);
        StringAssert.Contains(run.Error, "assets of the last complete run were deleted here, or the organization was recreated");
        Assert.IsEmpty(_scene.Platform.Assets);
    }

    [TestMethod]
    public async Task A_platform_that_answers_for_another_account_is_held_because_few_imported_assets_are_listed()
    {
        await _scene.ImportAsync(100);
        _scene.Qualys.Listed.Clear();
        _scene.Qualys.Pages.Clear();
        _scene.Qualys.Hold([101, 102, .. Enumerable.Range(5_001, 80).Select(id => (long)id)]);

        var run = await Stage.RunAsync();

        Assert.AreEqual((RunStatus.Held, 80L, 82L), (run.Status, run.Hold!.Affected, run.Hold.Of), run.Error);
        StringAssert.Contains(run.Error, "Qualys lists few of the imported assets");
    }

    [TestMethod]
    public async Task A_platform_that_remembers_nothing_holds_no_run()
    {
        Stage.Memory.KeepsStates = false;
        await _scene.ImportAsync(100);
        Stage.Settings.ServerUrl = "https://other.example.test";

        Assert.AreEqual(RunStatus.Complete, (await Stage.RunAsync()).Status);
    }

    [TestMethod]
    public async Task A_preview_says_that_a_run_would_be_held_and_goes_on()
    {
        await _scene.ImportAsync(100);
        Stage.Settings.ServerUrl = "https://other.example.test";

        var assets = await Stage.PreviewAsync();

        Assert.HasCount(100, assets);
        Assert.AreEqual((HoldReason.TooManyNew, 100L, 100L),
            (Stage.LastProgress!.Hold!.Reason, Stage.LastProgress.Hold.Affected, Stage.LastProgress.Hold.Of));
        StringAssert.StartsWith(Stage.Said(2030).Single(), "A run of the task would be held here. The run is held: it would create 100");
    }

    private async Task<(RunStatus Status, long Unchanged)> UnchangedAsync()
    {
        var run = await Stage.RunAsync();
        return (run.Status, run.Counts.Unchanged);
    }
}
