using Framework.Tests.Stage;
using QualysPlugin.Scenarios;

namespace Framework.Tests;

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

        var finding = await ScenarioRuns.FrameworkFindingAsync(scenario);

        Assert.AreEqual("", finding, finding);
    }

    public static IEnumerable<object[]> Alone => AspNetScenarioNames.Alone.Select(name => new object[] { name });

    [TestMethod]
    [TestCategory("Slow")]
    [DynamicData(nameof(Alone))]
    public async Task In_an_asp_net_process_of_its_own(string scenario)
    {
        MonoRuntime.Demand();

        var (finding, messages) = await ScenarioRuns.RunAloneAsync(scenario);

        Assert.AreEqual("", finding, finding);
        Console.WriteLine(messages);
    }

    [TestMethod]
    public async Task In_a_host_that_carries_older_versions_of_shared_assemblies()
    {
        MonoRuntime.Demand();

        var finding = await ScenarioRuns.RunInOlderHostAsync(AspNetScenarioNames.HostVersions);

        Assert.AreEqual("", finding, finding);
    }
}
