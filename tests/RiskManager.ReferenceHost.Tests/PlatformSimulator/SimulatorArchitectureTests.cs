using RiskManagerSimulator.Hosting;
using RiskManagerSimulator.Switches;
using TestSupport;
using TestSupport.Architecture;

namespace RiskManager.ReferenceHost.Tests.PlatformSimulator;

/// <summary>What holds for all compiled types of the simulator.</summary>
[TestClass]
public sealed class SimulatorArchitectureTests
{
    [TestMethod]
    public void Namespaces_of_the_simulator_form_no_circle()
    {
        var circles = NamespaceGraph.Of(typeof(SimulatorApp).Assembly, "RiskManagerSimulator").FindCircles();

        Assert.IsEmpty(circles, string.Join("\n", circles));
    }

    [TestMethod]
    public void The_simulator_shares_no_code_with_a_client()
    {
        var ours = typeof(SimulatorApp).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith("Microsoft", StringComparison.Ordinal));

        Assert.IsEmpty(ours.ToList());
    }

    [TestMethod]
    public void Every_switch_is_named_in_a_test()
    {
        var folder = Path.Combine(Built.Repository, "tests", "RiskManager.ReferenceHost.Tests", "PlatformSimulator");
        var tests = string.Concat(Directory.EnumerateFiles(folder, "*.cs").Select(File.ReadAllText));
        var names = FaultCatalogue.Instance.All.Concat(AssumptionCatalogue.Instance.All).Select(known => known.Name);

        Assert.IsEmpty(names.Where(name => !tests.Contains(name, StringComparison.Ordinal)).ToList());
    }
}
