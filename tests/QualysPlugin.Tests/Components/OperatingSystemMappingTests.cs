using QualysPlugin.Components;
using QualysPlugin.Tests.Components.Cpe;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Components;

/// <summary>What is said of an operating system and its asset component (R13, R28).</summary>
[TestClass]
public sealed class OperatingSystemMappingTests
{
    private static readonly AssetKey Asset = new("Qualys:q", "1");
    private static readonly KnowledgeBase One = new("KB.1", "One", []);
    private static readonly KnowledgeBase Two = new("KB.2", "Two", []);

    [TestMethod]
    public void A_knowledge_base_that_fits_needs_no_reason()
    {
        var mapping = Mapping("Acme", "acme", One);

        Assert.AreEqual(((UnmappedReason?)null, (LocalizedText?)null), (mapping.Reason, mapping.ReasonText));
        Assert.AreEqual(
            new OperatingSystemExplanation("Acme", "cpe:2.3:o:v:p:1:*:*:*:*:*:*:*", "acme", "KB.1", null), mapping.Explain([]));
    }

    [TestMethod]
    public void Without_a_cpe_name_none_can_be_given()
    {
        var mapping = new OperatingSystemMapping("Odd", new NamedOperatingSystem(null, null, []), KnowledgeBaseMatch.None);

        Assert.AreEqual(
            (UnmappedReason.NoCpeName, "No CPE name can honestly be given to it."), (mapping.Reason, mapping.ReasonText!.ToString()));
        Assert.AreEqual(
            new OperatingSystemExplanation("Odd", null, null, null, "No CPE name can honestly be given to it."), mapping.Explain([]));
    }

    [TestMethod]
    public void Without_a_knowledge_base_the_cpe_name_is_told()
    {
        var mapping = Mapping("Acme", "acme");

        Assert.AreEqual(
            (UnmappedReason.NoKnowledgeBase,
                "No knowledge base is associated with its CPE name cpe:2.3:o:v:p:1:*:*:*:*:*:*:*."),
            (mapping.Reason, mapping.ReasonText!.ToString()));
    }

    [TestMethod]
    public void A_tie_is_told_with_the_ids_in_their_order()
    {
        var mapping = Mapping("Acme", "acme", Two, One);

        Assert.AreEqual(
            (UnmappedReason.SeveralKnowledgeBases,
                "The knowledge bases KB.1, KB.2 fit its CPE name cpe:2.3:o:v:p:1:*:*:*:*:*:*:* equally well."),
            (mapping.Reason, mapping.ReasonText!.ToString()));
    }

    [TestMethod]
    public void All_that_somebody_should_look_at_is_one_remark()
    {
        var mapping = Mapping("Acme", "acme", warnings: ["Second."]);

        Assert.AreEqual(
            "First. Second. No knowledge base is associated with its CPE name cpe:2.3:o:v:p:1:*:*:*:*:*:*:*.",
            mapping.Explain(["First."]).Remark);
        Assert.AreEqual("First.", Mapping("Acme", "acme", One).Explain(["First."]).Remark);
    }

    [TestMethod]
    public void A_component_is_that_of_the_only_knowledge_base()
    {
        Assert.AreEqual(
            new StoredComponent(Asset, "operating-system", "One", "cpe:2.3:o:v:p:1:*:*:*:*:*:*:*", "KB.1"),
            OperatingSystemComponent.Of(Asset, Mapping("Acme", "acme", One)));
        Assert.IsNull(OperatingSystemComponent.Of(Asset, Mapping("Acme", "acme", One, Two)));
    }

    [TestMethod]
    public void A_component_that_is_wanted_and_not_held_is_a_change_and_one_that_is_not_wanted_any_more_is_none()
    {
        var one = new StoredComponent(Asset, "operating-system", "One", "cpe:1", "KB.1");
        var two = one with { Name = "Two", KnowledgeBaseId = "KB.2" };

        Assert.AreEqual(new FieldChange("operating-system", null, "One (KB.1, cpe:1)"), OperatingSystemComponent.Change(null, one));
        Assert.AreEqual(
            new FieldChange("operating-system", "One (KB.1, cpe:1)", "Two (KB.2, cpe:1)"), OperatingSystemComponent.Change(one, two));
        Assert.IsNull(OperatingSystemComponent.Change(one, one with { }));
        Assert.IsNull(OperatingSystemComponent.Change(one, null));
    }

    [TestMethod]
    public void A_name_is_mapped_once_and_remembered_with_its_cpe_name()
    {
        var mapper = new OperatingSystemMapper(ShippedRules.Naming, new KnowledgeBaseIndex());
        var first = mapper.Map("Fedora 38", null);

        Assert.AreSame(first, mapper.Map("Fedora 38", null));
        Assert.AreNotSame(first, mapper.Map("Fedora 38", "cpe:/o:v:p:1"));
        Assert.AreEqual("", mapper.Map(null, null).OperatingSystem);
    }

    private static OperatingSystemMapping Mapping(string name, string rule, params KnowledgeBase[] best) =>
        Mapping(name, rule, [], best);

    private static OperatingSystemMapping Mapping(string name, string rule, string[] warnings, params KnowledgeBase[] best) => new(
        name, new NamedOperatingSystem(CpeNames.Parse("cpe:/o:v:p:1"), rule, warnings), new KnowledgeBaseMatch(best));
}
