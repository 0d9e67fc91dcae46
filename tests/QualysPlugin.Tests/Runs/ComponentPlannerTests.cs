using NSubstitute;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Components;
using QualysPlugin.Runs.Batches;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Tests.Components;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

[TestClass]
public sealed class ComponentPlannerTests
{
    private static readonly AssetKey Key = new("Qualys:example", "1");

    [TestMethod]
    [DataRow(true, "Fedora 38", false)]
    [DataRow(false, "Fedora 38", true)]
    [DataRow(true, "Fedora 39", true)]
    public void A_component_does_not_flap_while_the_report_that_told_its_cpe_name_cannot_be_read(
        bool reportsAreIncomplete, string nowIs, bool writes)
    {
        var planner = Planner("Fedora");
        var held = new StoredComponent(
            Key, OperatingSystemComponent.Key, "Fedora", "cpe:2.3:o:fedoraproject:fedora:38:beta:*:*:*:*:*:*", "LNX.000211");

        var planned = planner.Plan(
            AssetRecord.FromHost(new HostRecord(1) { OperatingSystem = nowIs }),
            new StoredAsset(Key) { OperatingSystem = "Fedora 38" },
            new Dictionary<string, StoredComponent> { ["1"] = held },
            reportsAreIncomplete);

        Assert.AreEqual(writes, planned.Write is not null);
        Assert.AreEqual(!writes, planned.IsKept);
    }

    [TestMethod]
    [DataRow("Fedora 38", true, false)]
    [DataRow("Fedora 38", false, false)]
    [DataRow("Never heard of", true, true)]
    [DataRow("Never heard of", false, false)]
    public void A_component_is_kept_if_it_is_held_and_not_wanted_any_more(string operatingSystem, bool isHeld, bool isKept)
    {
        var held = new Dictionary<string, StoredComponent>();
        if (isHeld)
            held["1"] = new StoredComponent(Key, OperatingSystemComponent.Key, "Fedora", "cpe:/o:fedoraproject:fedora:37", "LNX.000211");

        var planned = Planner("Fedora").Plan(
            AssetRecord.FromHost(new HostRecord(1) { OperatingSystem = operatingSystem }), new StoredAsset(Key), held, false);

        Assert.AreEqual(isKept, planned.IsKept);
    }

    [TestMethod]
    public void The_fingerprint_changes_with_the_asset_and_with_its_component()
    {
        var asset = AssetRecord.FromHost(new HostRecord(1) { OperatingSystem = "Fedora 38" });
        var prints = new[]
        {
            Planner("Fedora").FingerprintOf(asset).ToInt64(), Planner("Other").FingerprintOf(asset).ToInt64(),
            Planner("Fedora", "LNX.000212").FingerprintOf(asset).ToInt64(), asset.Fingerprint.ToInt64(),
            Planner("Fedora").FingerprintOf(AssetRecord.FromHost(new HostRecord(1) { OperatingSystem = "Fedora 39" })).ToInt64(),
            Planner("Fedora").FingerprintOf(AssetRecord.FromHost(new HostRecord(1) { OperatingSystem = "Odd" })).ToInt64(),
        };

        Assert.HasCount(prints.Length, prints.Distinct());
    }

    private static ComponentPlanner Planner(string knowledgeBase, string id = "LNX.000211")
    {
        var index = new KnowledgeBaseIndex();
        index.Add(new KnowledgeBase(id, knowledgeBase, ["cpe:/o:fedoraproject:fedora"]));
        return new ComponentPlanner(
            Key.Source, updateProperties: true, new OperatingSystemMapper(ShippedRules.Naming, index),
            Substitute.For<IAssetComponentRepository>(), new ImportLog(Substitute.For<ITaskLog>()));
    }
}
