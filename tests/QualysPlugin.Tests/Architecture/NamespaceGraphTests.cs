using TestSupport.Architecture;

namespace QualysPlugin.Tests.Architecture;

/// <summary>The graph sees what is used in bodies of methods, not only in signatures.</summary>
[TestClass]
public sealed class NamespaceGraphTests
{
    [TestMethod]
    public void A_circle_that_only_bodies_of_methods_make_is_found_with_the_types_that_make_it()
    {
        var circles = NamespaceGraph.Of(typeof(NamespaceGraphTests).Assembly, "QualysPlugin.Tests.Architecture.Samples").FindCircles();

        Assert.HasCount(1, circles);
        Assert.AreEqual(
            "2 namespaces:\n"
            + "  QualysPlugin.Tests.Architecture.Samples.Left → QualysPlugin.Tests.Architecture.Samples.Right: LeftType → RightType\n"
            + "  QualysPlugin.Tests.Architecture.Samples.Right → QualysPlugin.Tests.Architecture.Samples.Left: BackwardType → LeftType",
            circles[0]);
    }
}
