using Microsoft.Extensions.Time.Testing;
using QualysPlugin.Api.Xml;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>What the platform is given with each batch.</summary>
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

    [TestMethod]
    public async Task Batches_that_change_nothing_are_given_to_the_platform_together()
    {
        _stage.Memory.KeepsFingerprints = true;
        _stage.BatchSize = 2;
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        await _stage.RunAsync();
        _stage.Platform.Applied.Clear();
        _stage.Time = new FakeTimeProvider();

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 10L), (result.Status, result.Counts.Unchanged), result.Error);
        Assert.IsFalse(result.PerimeterCreated);
        Assert.HasCount(1, _stage.Platform.Applied);
        Assert.IsNull(_stage.Platform.Applied[0].Document);
        StringAssert.Contains(FirstState, "lastId=10;created=0;recreated=0;updated=0;unchanged=10;");
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

    [TestMethod]
    public async Task An_update_clears_what_qualys_does_not_have_any_more()
    {
        _stage.Qualys.Hold(1);
        _stage.Platform.Assets["1"] = new StoredAsset(new AssetKey(Source, "1"))
        {
            Name = "H1", NetBiosName = "H1", HostAddress = "H1", OperatingSystem = "AIX 7.2",
        };

        await _stage.RunAsync();

        Assert.AreEqual(("H1", (string?)null), (_stage.Platform.Assets["1"].Name, _stage.Platform.Assets["1"].OperatingSystem));
    }

    [TestMethod]
    public async Task A_batch_with_one_new_asset_among_others_carries_the_perimeter()
    {
        _stage.Qualys.Hold(1, 2);
        Holds("1");

        await _stage.RunAsync();

        Assert.AreEqual("Data center", _stage.Platform.Applied[0].Perimeter);
    }

    [TestMethod]
    public async Task A_host_that_is_named_after_its_id_is_a_warning_unless_it_is_unchanged()
    {
        _stage.Qualys.Listed.AddRange([1, 2]);
        _stage.Qualys.Pages.Add(new HostPage([new HostRecord(1), FakeInventory.HostOf(2)], [], null));

        await _stage.RunAsync();
        StringAssert.StartsWith(_stage.Said(2003).Single(), "Qualys host 1 has no NetBIOS name");
        await _stage.RunAsync();
        Assert.HasCount(1, _stage.Said(2003));
    }

    [TestMethod]
    public async Task A_cpe_name_of_qualys_that_is_none_is_a_warning()
    {
        _stage.Settings.CreateComponents = true;
        _stage.Qualys.Listed.Add(1);
        _stage.Qualys.Pages.Add(new HostPage([new HostRecord(1) { OperatingSystem = "Odd", OperatingSystemCpe = "Red Hat" }], [], null));

        await _stage.RunAsync();

        StringAssert.StartsWith(_stage.Said(2020).Single(), "Qualys' own CPE name \"Red Hat\" is not used: ");
    }

    [TestMethod]
    public async Task Without_asset_components_the_basis_of_a_run_names_no_mapping()
    {
        _stage.Qualys.Hold(1);

        await _stage.RunAsync();

        StringAssert.Matches(FirstState, new System.Text.RegularExpressions.Regex(@"basis=[^.;]+\.[0-9a-f]{32}\.;"));
    }

    [TestMethod]
    public async Task The_fingerprint_of_an_asset_stands_for_its_component_too()
    {
        Hold("Fedora 38");
        await _stage.RunAsync();
        _stage.Settings.CreateComponents = true;
        await _stage.RunAsync();

        Assert.AreNotEqual(
            _stage.Platform.Applied[0].Fingerprints.Values.Single(), _stage.Platform.Applied[1].Fingerprints.Values.Single());
    }

    [TestMethod]
    public async Task An_asset_that_keeps_its_component_gets_no_fingerprint_so_that_every_run_says_so()
    {
        _stage.Settings.CreateComponents = true;
        Hold("Fedora 38");
        await _stage.RunAsync();
        Hold("Never heard of");

        await _stage.RunAsync();
        await _stage.RunAsync();

        Assert.IsEmpty(_stage.Platform.Applied[^1].Fingerprints);
        Assert.HasCount(2, _stage.Said(2021));
    }

    private void Hold(string operatingSystem)
    {
        _stage.Qualys.Listed.Clear();
        _stage.Qualys.Pages.Clear();
        _stage.Qualys.Listed.Add(1);
        _stage.Qualys.Pages.Add(new HostPage([new HostRecord(1) { NetBios = "H1", OperatingSystem = operatingSystem }], [], null));
    }

    private void Holds(string id, bool isDeleted = false) => _stage.Platform.Assets[id] =
        new StoredAsset(new AssetKey(Source, id)) { Name = "by hand", Deleted = isDeleted };
}
