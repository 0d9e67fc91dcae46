using System.Reflection;
using RiskManager.ReferenceHost.Texts;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.Texts;

[TestClass]
public sealed class TranslationTests
{
    private static readonly string Sources = Path.Combine(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Repository").Value!,
        "src", "RiskManager.ReferenceHost");

    [TestMethod]
    public void Everything_that_the_services_say_to_people_is_said_in_Portuguese_too() =>
        Translations.AssertComplete(Sources, Words.Catalog, 110);
}
