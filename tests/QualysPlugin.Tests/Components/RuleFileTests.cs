using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

[TestClass]
public sealed class RuleFileTests
{
    private static readonly RuleTable Gateways =
        RuleTable.Parse("gateways.tsv", "table\tname\tbuild\ngateways\tone\t11\ngateways\ttwo\t22\nrouters\tthree\t33");

    [TestMethod]
    public void Words_comments_headings_exact_names_and_rules_are_read()
    {
        var rules = RuleFile.Parse("own.rules", """
            # ours
            [Appliances]
            let version = (?<version>\d+(\.\d+)*)
            acme:   Acme ?OS( @version)?   -> o:acme:acmeos:{version}
            "Windows Vista / Windows 2008" -> o:microsoft:windows_server_2008:-
            "Whole name"                   -> cpe:/o:acme:other:1.0
            phone:  Acme Phone.*           -> none
            """);

        Assert.AreEqual(4, rules.Count);
        Assert.AreEqual("cpe:2.3:o:acme:acmeos:2.1:*:*:*:*:*:*:*", Named(rules, "acmeos 2.1"));
        Assert.AreEqual("cpe:2.3:o:acme:acmeos:*:*:*:*:*:*:*:*", Named(rules, "Acme OS"));
        Assert.AreEqual("cpe:2.3:o:microsoft:windows_server_2008:-:*:*:*:*:*:*:*", Named(rules, "windows vista / windows 2008"));
        Assert.AreEqual("cpe:2.3:o:acme:other:1.0:*:*:*:*:*:*:*", Named(rules, "Whole name"));
        Assert.AreEqual("phone", new OperatingSystemNaming(rules, ShippedRules.Rules).Name("Acme Phone 7", null).Rule);
    }

    [TestMethod]
    [DataRow("acme Acme OS -> o:acme:acmeos", "neither")]
    [DataRow("acme: Acme OS", "neither")]
    [DataRow("acme: Acme (OS -> o:acme:acmeos", "no regular expression")]
    [DataRow("acme: Acme @word -> o:acme:acmeos", "@word is not defined")]
    [DataRow("acme: Acme -> o:acme", "part:vendor:product")]
    [DataRow("acme: Acme -> x:acme:acmeos", "the part \"x\"")]
    [DataRow("acme: Acme -> o:acme:*", "must stand for themselves")]
    [DataRow("acme: Acme -> o:acme:acme*", "wildcard")]
    [DataRow("acme: Acme -> o:acme:ac me", "without spaces")]
    [DataRow("acme: Acme -> o:acme:acmeos:{version}", "no group \"version\"")]
    [DataRow("acme: (Acme)? -> o:acme:acmeos", "empty name")]
    [DataRow("acme: Acme -> cpe:/o:acme:ac me", "percent-encoded")]
    [DataRow("\"Acme\" -> nothing", "part:vendor:product")]
    [DataRow("noise (beta", "no regular expression")]
    [DataRow("noise (beta)?", "empty name")]
    [DataRow("noise @word", "@word is not defined")]
    [DataRow("each acme acme-%name%: Acme %name% -> o:acme:acmeos:%name%", "there is no table \"acme\"")]
    [DataRow("each gateways acme-%name%: Acme %size% -> o:acme:acmeos", "%size% stands for a value only")]
    [DataRow("each gateways acme: Acme %name% -> o:acme:acmeos", "a rule \"acme\" already")]
    [DataRow("acme: Acme %name% -> o:acme:acmeos", "%name% stands for a value only")]
    [DataRow("cpe acme: o:acme:(os -> o:acme:acmeos", "no regular expression")]
    public void A_bad_line_is_an_error_with_file_number_and_reason(string line, string reason)
    {
        var exception = Assert.ThrowsExactly<RuleFileException>(() => RuleFile.Parse("own.rules", "# first\n\n" + line, Gateways));

        Assert.StartsWith("own.rules, line 3: ", exception.Problems.Single());
        Assert.Contains(reason, exception.Message);
    }

    [TestMethod]
    public void Noise_is_left_out_only_where_no_rule_fits_the_name_as_it_is()
    {
        var rules = RuleFile.Parse("own.rules", """
            noise [ ]beta\b
            beta:  Acme Beta        -> o:acme:beta
            acme:  Acme( (?<version>\d))? -> o:acme:acmeos:{version}
            """);

        Assert.AreEqual("cpe:2.3:o:acme:beta:*:*:*:*:*:*:*:*", Named(rules, "Acme beta"));
        Assert.AreEqual("cpe:2.3:o:acme:acmeos:2:*:*:*:*:*:*:*", Named(rules, "Acme beta 2"));
        Assert.IsNull(Named(rules, "Acme alpha 2"));
    }

    [TestMethod]
    public void Noise_that_takes_too_long_is_left_in_with_a_warning()
    {
        var rules = RuleFile.Parse("own.rules", "noise (a|aa)+[^c]$\nacme: Acme -> o:acme:acmeos");

        var named = new OperatingSystemNaming(rules, OperatingSystemRules.None).Name(new string('a', 200) + "c", null);

        Assert.IsNull(named.Cpe);
        Assert.Contains("the noise was left in", named.Warnings.Single());
    }

    [TestMethod]
    public void A_rule_for_each_row_of_a_table_is_written_out()
    {
        var rules = RuleFile.Parse(
            "own.rules", "let size = size %build%\neach gateways acme-%name%: Acme (%name%|@size) -> o:acme:acmeos:%name%", Gateways);

        Assert.AreEqual(2, rules.Count);
        Assert.AreEqual("cpe:2.3:o:acme:acmeos:one:*:*:*:*:*:*:*", Named(rules, "Acme one"));
        Assert.AreEqual("cpe:2.3:o:acme:acmeos:two:*:*:*:*:*:*:*", Named(rules, "Acme size 22"));
        Assert.IsNull(Named(rules, "Acme three"));
    }

    [TestMethod]
    public void A_row_of_a_table_has_as_many_columns_as_its_first_line()
    {
        var exception = Assert.ThrowsExactly<RuleFileException>(
            () => RuleTable.Parse("acme.tsv", "# data\ntable\tname\nacme\tone\ttwo\nacme"));

        CollectionAssert.AreEqual(
            new[] { "acme.tsv, line 3: the line has 3 columns instead of 2.", "acme.tsv, line 4: the line has 1 columns instead of 2." },
            exception.Problems.ToArray());
    }

    [TestMethod]
    public void A_group_that_found_the_empty_text_adds_nothing()
    {
        var rules = RuleFile.Parse("own.rules", @"acme: Acme (?<major>\d+)(?<letter>[a-z]?) -> o:acme:acmeos:{major}{letter}");

        Assert.AreEqual("cpe:2.3:o:acme:acmeos:7:*:*:*:*:*:*:*", Named(rules, "Acme 7"));
        Assert.AreEqual("cpe:2.3:o:acme:acmeos:7b:*:*:*:*:*:*:*", Named(rules, "Acme 7b"));
    }

    [TestMethod]
    public void Every_bad_line_is_reported_and_what_is_said_twice_is_bad()
    {
        var exception =
            Assert.ThrowsExactly<RuleFileException>(() => RuleFile.Parse(
                "own.rules", "a: A -> o:v:a\na: B -> o:v:b\n\"X\" -> none\n\"x\" -> none\nlet w = 1\nlet w = 2"));

        Assert.HasCount(3, exception.Problems);
        Assert.Contains("line 2", exception.Problems[0]);
        Assert.Contains("line 4", exception.Problems[1]);
        Assert.Contains("line 6", exception.Problems[2]);
    }

    [TestMethod]
    public void A_pattern_that_takes_too_long_is_passed_over_with_a_warning()
    {
        var rules = RuleFile.Parse("own.rules", "slow: (a|aa)+[^c] -> o:v:p\nall: a+c -> o:v:all");

        var named = new OperatingSystemNaming(rules, OperatingSystemRules.None).Name(new string('a', 200) + "c", null);

        Assert.AreEqual("all", named.Rule);
        Assert.Contains("slow", named.Warnings.Single());
    }

    private static string? Named(OperatingSystemRules rules, string name) =>
        new OperatingSystemNaming(rules, OperatingSystemRules.None).Name(name, null).Cpe?.ToString();
}
