using QualysPlugin.Api.Xml;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>How the hosts of batches are counted, whatever the platform says of them.</summary>
[TestClass]
public sealed class BatchCountTests
{
    private const string Source = "Qualys:q.example.test";

    private readonly RunStage _stage = new() { BatchSize = 10 };

    private string FirstState => _stage.Platform.Applied[0].Checkpoint.State;

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
    public async Task The_repeated_checkpoint_counts_what_the_platform_really_did()
    {
        _stage.BatchSize = 4;
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Hold(6, 5);
        Holds("2", isDeleted: true);
        _stage.Platform.Reporting = applied =>
            _stage.Platform.Applied.Count == 1 ? applied with { Created = 1, Updated = 1 } : applied;

        await _stage.RunAsync();

        StringAssert.Contains(_stage.Platform.Applied[1].Checkpoint.State, "lastId=2;created=1;recreated=0;updated=1;");
    }

    [TestMethod]
    public async Task A_host_that_comes_twice_counts_once_and_is_quarantined_once()
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Pages.Add(new HostPage([new HostRecord(2) { NetBios = "TWICE" }], [], null));

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            "Qualys delivered the host ID 2 more than once; the first record counts.", _stage.Platform.Quarantine.Single().Reason);
        Assert.AreEqual(("H2", 1L), (_stage.Platform.Assets["2"].Name, result.Counts.Quarantined));
    }

    [TestMethod]
    public async Task A_host_of_which_a_malformed_record_came_before_is_quarantined()
    {
        _stage.Qualys.Hold(1);
        _stage.Qualys.Listed.Add(2);
        _stage.Qualys.Pages[0] = _stage.Qualys.Pages[0] with { Rejected = [RejectedHost.Create(2, "Broken.", "<HOST>")] };
        _stage.Qualys.Pages.Add(new HostPage([FakeInventory.HostOf(2)], [], null));

        var result = await _stage.RunAsync();

        Assert.AreEqual((1L, 2L), (result.Counts.Created, result.Counts.Quarantined));
    }

    private void Holds(string id, bool isDeleted = false) => _stage.Platform.Assets[id] =
        new StoredAsset(new AssetKey(Source, id)) { Name = "by hand", Deleted = isDeleted };
}
