using RiskManager.Contracts;
using RiskManager.Rest;
using RiskManager.Rest.Probe;
using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Platform;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>What a test of the connection says of the platform (R29).</summary>
[TestClass]
public sealed class PlatformProbeTests
{
    [TestMethod]
    public async Task Everything_that_an_import_needs_is_tried_and_nothing_is_written()
    {
        await using var simulator = await StartAsync();

        var steps = await TestAsync(simulator, "Headquarters > Servers", "Ana Souza");

        CollectionAssert.AreEqual(
            new[]
            {
                "Risk Manager: address", "Risk Manager: certificate", "Risk Manager: application", "Risk Manager: rights",
                "Risk Manager: attributes", "Risk Manager: perimeter", "Risk Manager: responsible",
            },
            steps.Select(step => step.Name).ToList());
        Assert.IsTrue(steps.All(step => step.Succeeded), string.Join("\n", steps));
        Assert.AreEqual("The perimeter is Headquarters > Servers.", steps[5].Finding);
        Assert.AreEqual(0, simulator.Platform.Journal.Writes);
    }

    [TestMethod]
    [DataRow("down", "Risk Manager: address")]
    [DataRow("bad-credentials", "Risk Manager: application")]
    [DataRow("forbidden=list-people", "Risk Manager: rights")]
    [DataRow("read-only", "Risk Manager: rights")]
    [DataRow("forbidden=create-component", "Risk Manager: rights")]
    public async Task The_step_that_fails_names_the_cause(string fault, string step)
    {
        await using var simulator = await StartAsync(fault);

        var failed = (await TestAsync(simulator, "Data center", null)).Single(candidate => !candidate.Succeeded);

        Assert.AreEqual(step, failed.Name, failed.Finding);
    }

    [TestMethod]
    public async Task An_attribute_that_is_not_published_is_named()
    {
        await using var simulator = await RunningSimulator.StartAsync(
            new SimulatorOptions { Port = 0, Attributes = ["dns_name:unpublished"] });

        var failed = (await TestAsync(simulator, "Data center", null)).Single(candidate => !candidate.Succeeded);

        Assert.AreEqual("Risk Manager: attributes", failed.Name);
        StringAssert.StartsWith(failed.Finding, "The attribute dns_name cannot be used:");
    }

    [TestMethod]
    public async Task A_missing_perimeter_is_created_later_an_ambiguous_one_and_an_unknown_person_are_faults()
    {
        await using var simulator = await StartAsync();
        simulator.Platform.ManualEditing.AddPerimeter("Branch > Servers");

        var missing = await TestAsync(simulator, "Nowhere", "Nobody");
        var ambiguous = await TestAsync(simulator, "Servers", null);

        Assert.AreEqual(
            (true, "There is no perimeter \"Nowhere\"; the first new asset creates it."), (missing[5].Succeeded, missing[5].Finding));
        Assert.AreEqual((false, "Risk Manager knows nobody called \"Nobody\"."), (missing[6].Succeeded, missing[6].Finding));
        Assert.IsFalse(ambiguous[5].Succeeded);
        StringAssert.Contains(ambiguous[5].Finding, "Branch > Servers");
    }

    private static Task<RunningSimulator> StartAsync(params string[] faults) =>
        RunningSimulator.StartAsync(new SimulatorOptions { Port = 0, Faults = faults });

    private static Task<IReadOnlyList<ConnectionTestStep>> TestAsync(RunningSimulator simulator, string? perimeter, string? responsible) =>
        PlatformProbe.TestAsync(
            new PlatformOptions
            {
                Url = simulator.Url, ClientId = "qualys-import", ClientSecret = "simulator-secret", KeyAttribute = "ext_key",
                Attributes = new Dictionary<string, string> { ["dnsName"] = "dns_name" },
            },
            perimeter, responsible, CancellationToken.None);
}
