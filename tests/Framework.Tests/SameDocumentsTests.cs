using Framework.Tests.Stage;
using QualysPlugin.Scenarios.Scenarios;

namespace Framework.Tests;

/// <summary>Both builds of the plugin write the same import XML, byte for byte (R18, R21).</summary>
[TestClass]
public sealed class SameDocumentsTests
{
    /// <summary>They look at the task and its form, and import nothing.</summary>
    private static readonly string[] WithoutImport = ["The_task_is_listed", "The_form_speaks_the_language_of_the_caller"];

    public static IEnumerable<object[]> Scenarios =>
        ImportScenarios.All.Select(scenario => scenario.Name).Except(WithoutImport).Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Scenarios))]
    public async Task Both_runtimes_write_the_same_bytes(string scenario)
    {
        MonoRuntime.Demand();
        await ScenarioRuns.FrameworkFindingAsync(scenario);
        await ScenarioRuns.Net10FindingAsync(scenario);

        var framework = Documents(ScenarioRuns.FrameworkDocuments, scenario);
        var net10 = Documents(ScenarioRuns.Net10Documents, scenario);

        Assert.IsNotEmpty(framework);
        CollectionAssert.AreEqual(net10.Keys.Order().ToList(), framework.Keys.Order().ToList());
        foreach (var (name, bytes) in framework) CollectionAssert.AreEqual(net10[name], bytes, $"{scenario}/{name}");
    }

    private static Dictionary<string, byte[]> Documents(string folder, string scenario) =>
        Directory.GetFiles(Path.Combine(folder, scenario), "*.xml").ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
}
