using QualysPlugin.Components;
using QualysPlugin.Tests.Components.Cpe;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Components;

/// <summary>Rule files, guesses and knowledge bases, decision by decision.</summary>
[TestClass]
public sealed class RuleDecisionTests
{
    [TestMethod]
    [DataRow("[Appliances", "neither a comment, a heading, \"let word = pattern\", \"noise pattern\", \"name: pattern -> cpe\" nor "
        + "\"\"exact name\" -> cpe\".")]
    [DataRow("Appliances]", "neither a comment, a heading, \"let word = pattern\", \"noise pattern\", \"name: pattern -> cpe\" nor "
        + "\"\"exact name\" -> cpe\".")]
    [DataRow("let w = (beta", "the pattern is no regular expression: ")]
    [DataRow("let known = other", "the word \"known\" is defined already.")]
    [DataRow("\"MAPPED\" -> none", "the name \"MAPPED\" is mapped already.")]
    public void A_bad_line_is_told_in_full(string line, string problem)
    {
        var exception = Assert.ThrowsExactly<RuleFileException>(
            () => RuleFile.Parse("own.rules", "let known = x\n\"Mapped\" -> none\n" + line));

        Assert.Contains(problem, exception.Problems.Single());
    }

    [TestMethod]
    public void Several_problems_are_one_message() => Assert.AreEqual("One. Two.", new RuleFileException(["One.", "Two."]).Message);

    [TestMethod]
    public void An_exact_name_is_a_rule_that_names_its_file() => Assert.AreEqual(
        "exact name in own.rules", Naming("\"Acme\" -> o:v:p").Name("acme", null).Rule);

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing\n\n")]
    public void A_table_file_without_lines_has_no_rows(string text) =>
        Assert.IsEmpty(RuleTable.Parse("empty.tsv", text).WriteOut("gateways", "x"));

    [TestMethod]
    public void A_table_has_the_rows_after_its_first_line_whatever_blank_lines_there_are()
    {
        var table = RuleTable.Parse("gateways.tsv", "table\tname\r\n\r\ngateways\tone\r\n# a comment\r\ngateways\ttwo\r\n");

        CollectionAssert.AreEqual(new[] { "gateways one", "gateways two" }, table.WriteOut("gateways", "%table% %name%").ToArray());
        Assert.IsEmpty(table.WriteOut("table", "x"));
    }

    [TestMethod]
    [DataRow("A / B", "cpe:2.3:o:v:p:*:*:*:*:*:*:*:*", "a / b")]
    [DataRow("A / A / B", "cpe:2.3:o:v:p:*:*:*:*:*:*:*:*", "a / b")]
    [DataRow("A / C", null, null)]
    [DataRow("A / None", null, null)]
    public void The_customers_rules_are_tried_on_each_guess_before_the_shipped_ones(string name, string? cpe, string? rule)
    {
        var own = RuleFile.Parse("own.rules", "a: A -> o:v:p:1\nb: B -> o:v:p:2\nnothing: None -> none");
        var shipped = RuleFile.Parse("shipped.rules", "other: [AB] -> o:other:product");

        var named = new OperatingSystemNaming(own, shipped).Name(name, null);

        Assert.AreEqual((cpe, rule), (named.Cpe?.ToString(), named.Rule));
    }

    [TestMethod]
    public void A_shipped_rule_that_denies_a_cpe_name_is_named()
    {
        var shipped = RuleFile.Parse("shipped.rules", "phone: Acme Phone -> none");

        Assert.AreEqual("phone", new OperatingSystemNaming(OperatingSystemRules.None, shipped).Name("Acme Phone", null).Rule);
    }

    [TestMethod]
    [DataRow(300, true)]
    [DataRow(301, false)]
    public void A_name_of_more_than_300_characters_is_not_looked_at(int length, bool isNamed) =>
        Assert.AreEqual(isNamed, Naming("x: x+ -> o:v:p").Name(new string('x', length), null).Cpe is not null);

    [TestMethod]
    public void All_rules_are_those_for_names_and_those_for_cpe_names()
    {
        var rules = RuleFile.Parse("own.rules", "a: A -> o:v:p\ncpe b: o:v:p.* -> o:v:q\n\"C\" -> o:v:c");

        Assert.AreEqual(("a b", 2), (string.Join(" ", rules.All.Select(rule => rule.Name)), rules.Count));
    }

    [TestMethod]
    [DataRow("cpe:2.3:o:v:p:1:*:*:*:*:*:*:special", false)]
    [DataRow("cpe:2.3:o:v*:p:1:*:*:*:*:*:*:*", true)]
    [DataRow("cpe:2.3:o:*:p:1:*:*:*:*:*:*:*", true)]
    [DataRow("cpe:2.3:o:w:p:1:*:*:*:*:*:*:*", false)]
    public void A_knowledge_base_covers_a_name_in_every_attribute_and_by_any_vendor_that_fits(string cpe, bool covers)
    {
        Assert.AreEqual(covers ? "ONE" : null, Only(cpe)?.Id);
    }

    private static KnowledgeBase? Only(string cpe)
    {
        var index = new KnowledgeBaseIndex();
        index.Add(new KnowledgeBase("ONE", "One", [cpe]));
        return index.Find(CpeNames.Parse("cpe:2.3:o:v:p:1:*:*:*:*:*:*:*")).Only;
    }

    private static OperatingSystemNaming Naming(string rules) =>
        new(RuleFile.Parse("own.rules", rules), OperatingSystemRules.None);
}
