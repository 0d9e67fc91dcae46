using Framework.Tests.Stage;
using QualysPlugin.Scenarios;

namespace Framework.Tests;

/// <summary>The same scenarios on .NET 10 (R21).</summary>
[TestClass]
public sealed class Net10Tests
{
    public static IEnumerable<object[]> Scenarios => ScenarioList.All.Select(scenario => new object[] { scenario.Name });

    [TestMethod]
    [DynamicData(nameof(Scenarios))]
    public async Task On_net10(string scenario)
    {
        var finding = await ScenarioRuns.Net10FindingAsync(scenario);

        Assert.AreEqual("", finding, finding);
    }
}
