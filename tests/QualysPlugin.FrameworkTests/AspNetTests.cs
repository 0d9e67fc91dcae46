using QualysPlugin.FrameworkTests.Stage;
using QualysPlugin.Scenarios;

namespace QualysPlugin.FrameworkTests;

/// <summary>The package in a classic ASP.NET application, which loads nothing of the plugin but the package's folder (R16, R21).</summary>
[TestClass]
public sealed class AspNetTests
{
    public static IEnumerable<object[]> Scenarios =>
        ScenarioList.All.Select(scenario => scenario.Name).Concat(AspNetScenarioNames.All).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Scenarios))]
    public async Task In_asp_net(string scenario)
    {
        MonoRuntime.Demand();

        Assert.AreEqual("", await ScenarioRuns.FrameworkFindingAsync(scenario));
    }
}
