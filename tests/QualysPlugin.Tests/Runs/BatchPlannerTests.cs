using NSubstitute;
using QualysPlugin.Api.Xml;
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
