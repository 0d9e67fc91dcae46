using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Xml;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>What the platform is given with each batch, and how its answer is counted.</summary>
[TestClass]
public sealed class BatchImportTests
{
    private const string Source = "Qualys:q.example.test";

    private readonly RunStage _stage = new() { BatchSize = 10 };

    private string FirstState => _stage.Platform.Applied[0].Checkpoint.State;

    [TestMethod]
    public async Task A_batch_carries_what_the_platform_needs_to_apply_it()
    {
        _stage.Settings.Responsible = " Ana ";
        _stage.Qualys.Hold(1);
        _stage.Qualys.Pages[0] = _stage.Qualys.Pages[0] with { Rejected = [RejectedHost.Create(2, "Broken.", "<HOST>")] };

        await _stage.RunAsync();

        var batch = _stage.Platform.Applied.Single();
        Assert.AreEqual(("task", "Data center", "Ana"), (batch.TaskId, batch.Perimeter, batch.Responsible));
        Assert.AreEqual(("task", batch.RunId), (batch.Checkpoint.TaskId, batch.Checkpoint.RunId));
        Assert.AreEqual(new QuarantinedRecord("2", "Broken.", "<HOST>"), batch.Quarantined.Single());
        Assert.AreEqual(new AssetKey(Source, "1"), batch.Fingerprints.Keys.Single());
        Assert.AreEqual((new AssetKey(Source, "1"), "NetBios"), (batch.Explanations[0].Key, batch.Explanations[0].Explanation.NameRule));
        Assert.HasCount(1, _stage.Said(2005));
    }

    [TestMethod]
    public async Task A_batch_without_new_assets_carries_no_perimeter()
    {
        _stage.Qualys.Hold(1);
        Holds("1");

        await _stage.RunAsync();

        Assert.AreEqual((null, 1), (_stage.Platform.Applied[0].Perimeter, _stage.Platform.Applied[0].Explanations.Count));
    }

    /// <summary>Each batch takes half a second: the clock goes on when it is reported.</summary>
    [TestMethod]
    public async Task Batches_that_change_nothing_are_given_to_the_platform_once_a_second_with_the_counts_so_far()
    {
        _stage.Memory.KeepsFingerprints = true;
        _stage.BatchSize = 2;
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        await _stage.RunAsync();
        _stage.Platform.Applied.Clear();
        var time = new FakeTimeProvider();
        _stage.Time = time;
        _stage.Progressed = report => time.Advance(TimeSpan.FromSeconds(report.Activity == "Importing hosts" ? 0.5 : 0));

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 10L), (result.Status, result.Counts.Unchanged), result.Error);
        Assert.HasCount(2, _stage.Platform.Applied);
        StringAssert.Contains(FirstState, "lastId=6;created=0;recreated=0;updated=0;unchanged=6;");
    }

    [TestMethod]
    [DataRow("1", 0L, 1L, 1L)]
    [DataRow("2", 1L, 0L, 1L)]
    [DataRow("3", 1L, 1L, 0L)]
    public async Task An_asset_that_the_platform_refuses_is_quarantined_instead(string refused, long created, long recreated, long updated)
    {
        _stage.Qualys.Hold(1, 2, 3);
        Holds("2", isDeleted: true);
        Holds("3");
        _stage.Platform.Refused.Add(refused);
        var state = "";
        _stage.Platform.Reporting = applied =>
        {
            state = _stage.Platform.Checkpoints["task"].State;
            return applied with { Created = (int)(created + recreated), Updated = (int)updated };
        };

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            (RunStatus.Complete, created, recreated, updated, 1L),
            (result.Status, result.Counts.Created, result.Counts.Recreated, result.Counts.Updated, result.Counts.Quarantined),
            result.Error);
        StringAssert.Contains(state, $"created={created};recreated={recreated};updated={updated};unchanged=0;quarantined=1;");
    }

    [TestMethod]
    public async Task An_unchanged_asset_that_the_platform_refuses_is_quarantined_and_not_unchanged()
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Platform.Assets["2"] = new StoredAsset(new AssetKey(Source, "2")) { Name = "H2", NetBiosName = "H2", HostAddress = "H2" };
        _stage.Platform.Reporting = applied => applied with { Refused = [new QuarantinedRecord("2", "Too long.", "{}")] };

        var result = await _stage.RunAsync();

        Assert.AreEqual((1L, 0L, 1L), (result.Counts.Created, result.Counts.Unchanged, result.Counts.Quarantined), result.Error);
    }

    [TestMethod]
    public async Task An_asset_that_somebody_recreated_in_between_counts_as_updated()
    {
        _stage.Qualys.Hold(1, 2);
        Holds("2", isDeleted: true);
        _stage.Platform.Reporting = applied => applied with { Created = 1, Updated = 1 };

        var result = await _stage.RunAsync();

        Assert.AreEqual((1L, 0L, 1L), (result.Counts.Created, result.Counts.Recreated, result.Counts.Updated), result.Error);
        StringAssert.StartsWith(_stage.Said(1006).Single(), "1 assets of a batch were created or deleted by somebody else");
    }

    [TestMethod]
    public async Task An_asset_that_somebody_deleted_in_between_counts_as_recreated()
    {
        _stage.Qualys.Hold(1, 2, 3);
        Holds("2");
        Holds("3");
        _stage.Platform.Reporting = applied => applied with { Created = 3, Updated = 0 };

        var result = await _stage.RunAsync();

        Assert.AreEqual((1L, 2L, 0L), (result.Counts.Created, result.Counts.Recreated, result.Counts.Updated), result.Error);
        StringAssert.StartsWith(_stage.Said(1006).Single(), "2 assets of a batch");
    }

    [TestMethod]
    public async Task A_platform_that_did_as_it_was_asked_is_not_said_to_have_done_otherwise()
    {
        _stage.Settings.CreateComponents = true;
        _stage.Qualys.Listed.Add(1);
        _stage.Qualys.Pages.Add(new HostPage([new HostRecord(1) { NetBios = "H1", OperatingSystem = "Fedora 38" }], [], null));

        var result = await _stage.RunAsync();

        Assert.AreEqual((1L, 1L), (result.Counts.Created, result.Counts.ComponentsCreated), result.Error);
        Assert.IsEmpty(_stage.Said(1006));
    }

    [TestMethod]
    [DataRow(true, "0")]
    [DataRow(false, "1")]
    public async Task The_first_checkpoint_says_whether_the_run_made_the_perimeter(bool isThere, string created)
    {
        if (isThere)
            _stage.Platform.Perimeters.Add(new Perimeter("Data center", "Data center", null));
        _stage.Qualys.Hold(1);

        await _stage.RunAsync();

        StringAssert.Contains(FirstState, $"perimeter=Data%20center;perimeterCreated={created};");
    }

    [TestMethod]
    public async Task A_run_that_creates_nothing_makes_no_perimeter()
    {
        _stage.Qualys.Hold(1);
        Holds("1");

        var result = await _stage.RunAsync();

        StringAssert.Contains(FirstState, "perimeterCreated=0;");
        Assert.IsFalse(result.PerimeterCreated);
    }

    [TestMethod]
    public async Task A_checkpoint_counts_each_id_once_and_records_without_an_id_apart()
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Listed.AddRange([3, 4]);
        _stage.Qualys.Pages[0] = _stage.Qualys.Pages[0] with
        {
            Rejected = [.. new long?[] { 2, 3, null }.Select(id => RejectedHost.Create(id, "Broken.", "<HOST>"))],
        };

        var result = await _stage.RunAsync();

        StringAssert.Contains(FirstState, "quarantined=3;components=0;ids=3;withoutId=1;");
        Assert.AreEqual((RunStatus.Complete, 5L), (result.Status, result.Counts.Accounted), result.Error);
    }

    [TestMethod]
    public async Task A_record_that_was_committed_before_and_is_rejected_now_is_not_counted_twice()
    {
        _stage.BatchSize = 2;
        _stage.Qualys.Hold(1, 2, 3);
        _stage.Qualys.Pages[0] = _stage.Qualys.Pages[0] with { Rejected = [RejectedHost.Create(null, "Broken.", "<HOST>")] };
        _stage.Qualys.Pages.Add(new HostPage([], [RejectedHost.Create(1, "Broken.", "<HOST>")], null));

        await _stage.RunAsync();

        StringAssert.Contains(_stage.Platform.Applied[^1].Checkpoint.State, "ids=3;withoutId=1;");
    }

    [TestMethod]
    public async Task A_batch_that_does_not_bring_the_run_on_repeats_the_checkpoint_before_it_with_the_counts_of_all()
    {
        _stage.BatchSize = 2;
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Hold(6, 5);
        _stage.Qualys.Hold(8);

        await _stage.RunAsync();

        var states = _stage.Platform.Applied.ConvertAll(batch => batch.Checkpoint.State);
        StringAssert.Contains(states[1], "pass=0;lastId=2;created=2;");
        StringAssert.Contains(states[2], "pass=0;lastId=2;created=2;");
    }

    private void Holds(string id, bool isDeleted = false) => _stage.Platform.Assets[id] =
        new StoredAsset(new AssetKey(Source, id)) { Name = "by hand", Deleted = isDeleted };
}
