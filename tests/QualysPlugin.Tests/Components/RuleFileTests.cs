using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

[TestClass]
public sealed class RuleFileTests
{
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
    public void A_bad_line_is_an_error_with_file_number_and_reason(string line, string reason)
    {
        var exception = Assert.ThrowsExactly<RuleFileException>(() => RuleFile.Parse("own.rules", "# first\n\n" + line));

        Assert.StartsWith("own.rules, line 3: ", exception.Problems.Single());
        Assert.Contains(reason, exception.Message);
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
