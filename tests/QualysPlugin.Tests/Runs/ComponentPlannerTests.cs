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
        var index = new KnowledgeBaseIndex();
        index.Add(new KnowledgeBase("LNX.000211", "Fedora", ["cpe:/o:fedoraproject:fedora"]));
        var planner = new ComponentPlanner(
            Key.Source, updateProperties: true, new OperatingSystemMapper(ShippedRules.Naming, index),
            Substitute.For<IAssetComponentRepository>(), new ImportLog(Substitute.For<ITaskLog>()));
        var held = new StoredComponent(
            Key, OperatingSystemComponent.Key, "Fedora", "cpe:2.3:o:fedoraproject:fedora:38:beta:*:*:*:*:*:*", "LNX.000211");

        var planned = planner.Plan(
            AssetRecord.FromHost(new HostRecord(1) { OperatingSystem = nowIs }),
            new StoredAsset(Key) { OperatingSystem = "Fedora 38" },
            new Dictionary<string, StoredComponent> { ["1"] = held },
            reportsAreIncomplete);

        Assert.AreEqual(writes, planned.Write is not null);
    }
}
