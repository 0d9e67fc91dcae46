using System.Reflection;
using QualysPlugin.Settings;

namespace QualysPlugin.Tests.Architecture;

/// <summary>What each namespace of the plugin may use, over the compiled types.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    private static readonly Assembly Plugin = typeof(ImportAssetsSettings).Assembly;

    [TestMethod]
    public void Namespaces_form_no_circle()
    {
        var circles = NamespaceGraph.Of(Plugin, "QualysPlugin").FindCircles();

        Assert.IsEmpty(circles, string.Join("\n", circles));
    }
}
