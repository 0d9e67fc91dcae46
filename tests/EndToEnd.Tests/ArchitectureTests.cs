using QualysSimulator.Hosting;
using TestSupport.Architecture;

namespace EndToEnd.Tests;

/// <summary>What holds for all compiled types of the simulator; those of plugin and host have tests of their own.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    [TestMethod]
    public void Namespaces_of_the_simulator_form_no_circle()
    {
        var circles = NamespaceGraph.Of(typeof(SimulatorApp).Assembly, "QualysSimulator").FindCircles();

        Assert.IsEmpty(circles, string.Join("\n", circles));
    }
}
