using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>How many calls an import makes; the benchmark <c>platform</c> measures the same for a large inventory.</summary>
[TestClass]
public sealed class CallCountTests
{
    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(false, "")]
    [DataRow(true, "")]
    [DataRow(false, "list-without-attributes")]
    public async Task A_first_import_makes_a_call_for_each_object_and_an_unchanged_one_a_call_for_each_thousand(
        bool withComponents, string assumption)
    {
        await using var stage = await RealHostStage.StartAsync(
            1_500, new SimulatorOptions { Assumptions = assumption.Length == 0 ? [] : [assumption] });
        stage.Settings = stage.Settings with { CreateComponents = withComponents, Responsible = "Ana Souza" };
        File.WriteAllText(
            Path.Combine(stage.Host.Data, "knowledge-bases.map"), "cpe:2.3:o:canonical:ubuntu_linux:*:*:*:*:*:*:*:* = MOD_EN.000170");

        var first = await stage.ImportCompleteAsync();
        var firstCalls = stage.Platform.Journal.Calls;
        stage.Platform.Journal.Clear();
        await stage.ImportCompleteAsync();

        var created = first.Summary.Created + first.Summary.ComponentsCreated;
        Assert.AreEqual(withComponents, first.Summary.ComponentsCreated > 0);
        Assert.IsLessThanOrEqualTo((created * 1.02) + 50, firstCalls, first.ToString());
        Assert.IsLessThanOrEqualTo(withComponents ? 12 : 7, stage.Platform.Journal.Calls, Kinds(stage));
        Assert.AreEqual(0, stage.Platform.Journal.Writes);
    }

    private static string Kinds(RealHostStage stage) =>
        string.Join(", ", stage.Platform.Journal.ByKind.Select(kind => $"{kind.Key} {kind.Value}"));
}
