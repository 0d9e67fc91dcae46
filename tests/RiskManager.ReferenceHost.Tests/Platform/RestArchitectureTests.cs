using RiskManager.Rest;
using TestSupport;
using TestSupport.Architecture;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>What holds for all compiled types of the REST client.</summary>
[TestClass]
public sealed class RestArchitectureTests
{
    [TestMethod]
    public void Namespaces_form_no_circle()
    {
        var circles = NamespaceGraph.Of(typeof(PlatformOptions).Assembly, "RiskManager.Rest").FindCircles();

        Assert.IsEmpty(circles, string.Join("\n", circles));
    }

    [TestMethod]
    public void Everything_that_the_client_says_to_people_is_said_in_Portuguese_too() =>
        Translations.AssertComplete(Path.Combine(Built.Repository, "src", "RiskManager.Rest"), Rest.Texts.Words.Catalog, 40);
}
