using System.Text.RegularExpressions;
using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

/// <summary>The right side of a rule.</summary>
[TestClass]
public sealed class CpeTemplateTests
{
    [TestMethod]
    [DataRow("o:v:p", "cpe:2.3:o:v:p:*:*:*:*:*:*:*:*")]
    [DataRow("o:v:p:1:u:e:l:s:t:h:x", "cpe:2.3:o:v:p:1:u:e:l:s:t:h:x")]
    [DataRow("o:v:p:-", "cpe:2.3:o:v:p:-:*:*:*:*:*:*:*")]
    [DataRow(@"o:v:a\:b", @"cpe:2.3:o:v:a\:b:*:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:v:p:1", "cpe:2.3:o:v:p:1:*:*:*:*:*:*:*")]
    [DataRow("CPE:2.3:o:v:p:1:*:*:*:*:*:*:*", "cpe:2.3:o:v:p:1:*:*:*:*:*:*:*")]
    [DataRow("o:v:p:{version}", "cpe:2.3:o:v:p:7:*:*:*:*:*:*:*")]
    [DataRow("o:v:p_{version}:x{version}y", "cpe:2.3:o:v:p_7:x7y:*:*:*:*:*:*:*")]
    [DataRow("o:v:p:{update}", "cpe:2.3:o:v:p:*:*:*:*:*:*:*:*")]
    [DataRow("o:v:p:1{update}", "cpe:2.3:o:v:p:*:*:*:*:*:*:*:*")]
    [DataRow("o:v:p:1{blank}", "cpe:2.3:o:v:p:1:*:*:*:*:*:*:*")]
    [DataRow("o:v:p:{blank}", "cpe:2.3:o:v:p:*:*:*:*:*:*:*:*")]
    public void A_template_becomes_a_cpe_name_with_the_values_of_the_match(string template, string cpe)
    {
        var match = Regex.Match("Acme 7", @"Acme (?<version>\d)(?<blank>)(?<update>x)?");

        var parsed = CpeTemplate.Parse(template, ["version", "blank", "update"], out var problem);

        Assert.AreEqual((null, cpe), (problem, parsed!.Fill(match).ToString()));
    }

    [TestMethod]
    [DataRow("o:v", "the CPE name \"o:v\" must be written part:vendor:product, with at most 11 components in all")]
    [DataRow("o:v:p:1:u:e:l:s:t:h:x:y",
        "the CPE name \"o:v:p:1:u:e:l:s:t:h:x:y\" must be written part:vendor:product, with at most 11 components in all")]
    [DataRow("o:v:p:{version}", "the pattern has no group \"version\" for {version}")]
    [DataRow("o:v:p*", "component \"p*\" holds a wildcard; an asset's CPE name says one thing")]
    [DataRow("o:v:p:1?", "component \"1?\" holds a wildcard; an asset's CPE name says one thing")]
    [DataRow("o:*:p", "part, vendor and product must stand for themselves, not * or -")]
    [DataRow("x:v:p", "character 1: the part \"x\" is none of a (application), h (hardware) and o (operating system)")]
    [DataRow("o:v:-", "part, vendor and product must stand for themselves, not * or -")]
    public void A_bad_template_is_refused_with_the_reason(string template, string problem)
    {
        Assert.IsNull(CpeTemplate.Parse(template, [], out var found));
        Assert.AreEqual(problem, found);
    }

    [TestMethod]
    [DataRow("o:v:a b")]
    [DataRow("x:v:p")]
    public void A_problem_of_the_notation_has_no_full_stop_because_it_ends_a_longer_sentence(string template)
    {
        Assert.IsNull(CpeTemplate.Parse(template, [], out var found));
        Assert.DoesNotEndWith(".", found);
    }

    [TestMethod]
    public void Vendor_and_product_are_told_in_lower_case() =>
        Assert.AreEqual(("acme", "{name}os"), CpeTemplate.Parse("o:ACME:{name}OS", ["name"], out _)!.Product);
}
