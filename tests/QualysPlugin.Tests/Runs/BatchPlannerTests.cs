using NSubstitute;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;
using QualysPlugin.Reports;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>What is done with each host of a batch.</summary>
[TestClass]
public sealed class BatchPlannerTests
{
    private const string Source = "Qualys:q.example.test";

    [TestMethod]
    [DataRow(false, "SRV1", "WEB (10.0.0.1)", "Update")]
    [DataRow(true, null, "10.0.0.1", "Recreate")]
    public async Task Blanks_are_kept_for_an_asset_that_is_there_and_not_for_one_that_a_person_deleted(
        bool isDeleted, string? operatingSystem, string name, string action)
    {
        var before = new StoredAsset(new AssetKey(Source, "42"))
        {
            Deleted = isDeleted, Name = "WEB (10.0.0.9)", NetBiosName = "WEB", OperatingSystem = "SRV1",
            IpAddress = "10.0.0.9",
        };
        var host = new HostRecord(42) { Ip = "10.0.0.1" };

        var planned = await Planner(before, reportsAreIncomplete: true).PlanAsync(new HostBatch([host], [], null), CancellationToken.None);

        var asset = planned.Assets.Single();
        Assert.AreEqual((action, name, operatingSystem), (asset.Action.ToString(), asset.Asset.Name.Text, asset.Asset.OperatingSystem));
    }

    [TestMethod]
    public async Task What_Qualys_leaves_blank_is_cleared_when_every_report_could_be_read()
    {
        var before = new StoredAsset(new AssetKey(Source, "42"))
        {
            Name = "WEB (10.0.0.1)", NetBiosName = "WEB", IpAddress = "10.0.0.1",
        };

        var planned = await Planner(before, reportsAreIncomplete: false)
            .PlanAsync(new HostBatch([new HostRecord(42) { Ip = "10.0.0.1" }], [], null), CancellationToken.None);

        Assert.AreEqual((PlannedAction.Update, "10.0.0.1", (string?)null),
            (planned.Assets.Single().Action, planned.Assets.Single().Asset.Name.Text, planned.Assets.Single().Asset.NetBiosName));
    }

    [TestMethod]
    public async Task The_fingerprint_is_that_of_the_asset_with_the_values_that_were_kept()
    {
        var before = new StoredAsset(new AssetKey(Source, "42")) { Name = "WEB (10.0.0.1)", NetBiosName = "WEB", IpAddress = "10.0.0.1" };
        var whole = AssetRecord.FromHost(new HostRecord(42) { Ip = "10.0.0.1", NetBios = "WEB" }).Fingerprint.ToInt64();
        var blank = new HostBatch([new HostRecord(42) { Ip = "10.0.0.1" }], [], null);

        var kept = await Planner(before, reportsAreIncomplete: true).PlanAsync(blank, CancellationToken.None);
        var cleared = await Planner(before, reportsAreIncomplete: false).PlanAsync(blank, CancellationToken.None);

        Assert.AreEqual(whole, kept.Assets.Single().Fingerprint);
        Assert.AreEqual(AssetRecord.FromHost(blank.Hosts[0]).Fingerprint.ToInt64(), cleared.Assets.Single().Fingerprint);
    }

    [TestMethod]
    [DataRow(PlannedAction.Create, null, true, 1)]
    [DataRow(PlannedAction.Recreate, null, true, 1)]
    [DataRow(PlannedAction.Update, null, false, 1)]
    [DataRow(PlannedAction.Unchanged, 7L, false, 1)]
    [DataRow(PlannedAction.Unchanged, null, false, 0)]
    public void A_batch_knows_what_the_platform_has_to_keep_of_it(
        object action, long? fingerprint, bool needsPerimeter, int writes)
    {
        var unchanged = new PlannedAsset(AssetRecord.FromHost(new HostRecord(1)), PlannedAction.Unchanged, null);
        var asset = new PlannedAsset(AssetRecord.FromHost(new HostRecord(2)), (PlannedAction)action, null, null, fingerprint);

        var batch = new PlannedBatch([unchanged, asset], [], null);

        Assert.AreEqual((needsPerimeter, writes), (batch.NeedsPerimeter, batch.CountWrites));
        Assert.HasCount(fingerprint is null ? 0 : 1, batch.Fingerprints(Source));
    }

    private static BatchPlanner Planner(StoredAsset before, bool reportsAreIncomplete)
    {
        var assets = Substitute.For<IAssetRepository>();
        assets.FindAsync(Source, Arg.Any<IReadOnlyCollection<string>>(), Arg.Any<CancellationToken>()).Returns([before]);
        return new BatchPlanner(
            updateProperties: true, new ExistingAssetLookup(Source, comparesValues: true, assets, null), components: null,
            new ReportKnowledge(new FactTable()) { IsIncomplete = reportsAreIncomplete }, new CompletenessLedger(),
            new ImportLog(Substitute.For<ITaskLog>()));
    }
}
