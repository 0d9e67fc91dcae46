using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

[TestClass]
public sealed class OperatingSystemMapperTests
{
    [TestMethod]
    public void More_names_than_are_remembered_are_mapped_as_if_each_were_new()
    {
        var mapper = new OperatingSystemMapper(
            new OperatingSystemNaming(
                RuleFile.Parse("own.rules", "acme: Acme (?<version>\\d+) -> o:acme:acmeos:{version}"), OperatingSystemRules.None),
                new KnowledgeBaseIndex());

        foreach (var number in Enumerable.Range(0, 12_000).Concat(Enumerable.Range(0, 100)))
            Assert.AreEqual($"cpe:2.3:o:acme:acmeos:{number}:*:*:*:*:*:*:*", mapper.Map($"Acme {number}", null).Named.Cpe?.ToString());
    }

    [TestMethod]
    public void One_name_with_different_cpe_names_of_qualys_is_mapped_by_each()
    {
        var mapper = new OperatingSystemMapper(ShippedRules.Naming, new KnowledgeBaseIndex());

        Assert.AreEqual("cpe:2.3:o:v:p:1:*:*:*:*:*:*:*", mapper.Map("Acme Gateway", "cpe:/o:v:p:1").Named.Cpe?.ToString());
        Assert.AreEqual("cpe:2.3:o:v:p:2:*:*:*:*:*:*:*", mapper.Map("Acme Gateway", "cpe:/o:v:p:2").Named.Cpe?.ToString());
        Assert.IsNull(mapper.Map("Acme Gateway", null).Named.Cpe);
    }
}
