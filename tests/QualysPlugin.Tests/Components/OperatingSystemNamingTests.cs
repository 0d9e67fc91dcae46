using CsCheck;
using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

[TestClass]
public sealed class OperatingSystemNamingTests
{
    [TestMethod]
    [DataRow("cpe:/o:redhat:enterprise_linux:8.0:::", "cpe:2.3:o:redhat:enterprise_linux:8.0:*:*:*:*:*:*:*")]
    [DataRow("cpe:2.3:o:redhat:enterprise_linux:8.0:*:*:*:*:*:*:*", "cpe:2.3:o:redhat:enterprise_linux:8.0:*:*:*:*:*:*:*")]
    public void The_cpe_name_of_qualys_is_normalized_and_wins_over_the_rules(string qualys, string expected)
    {
        var named = ShippedRules.Naming.Name("Ubuntu / Linux 3.x", qualys);

        Assert.AreEqual((expected, NamedOperatingSystem.QualysCpe), (named.Cpe?.ToString(), named.Rule));
    }

    [TestMethod]
    [DataRow("cpe:/o:redhat:enter prise", "character 20")]
    [DataRow("cpe:/o:redhat", "names no product")]
    [DataRow("Red Hat", "begins with")]
    public void A_bad_cpe_name_of_qualys_gives_way_to_the_rules_and_is_told(string qualys, string reason)
    {
        var named = ShippedRules.Naming.Name("Fedora 38", qualys);

        Assert.AreEqual("cpe:2.3:o:fedoraproject:fedora:38:*:*:*:*:*:*:*", named.Cpe?.ToString());
        Assert.Contains(reason, named.Warnings.Single());
    }

    [TestMethod]
    public void The_customers_mapping_wins_over_qualys_and_the_rules()
    {
        var own = RuleFile.Parse("own.rules", "\"Fedora 38\" -> o:acme:derivative:1");

        var named = new OperatingSystemNaming(own, ShippedRules.Rules).Name("Fedora 38", "cpe:/o:fedoraproject:fedora:38");

        Assert.AreEqual("cpe:2.3:o:acme:derivative:1:*:*:*:*:*:*:*", named.Cpe?.ToString());
    }

    [TestMethod]
    [DataRow("Microsoft Windows 10 Pro (1809 Build 17763) 64-Bit", "cpe:2.3:o:microsoft:windows_10_1809:-:*:*:*:*:*:*:*")]
    [DataRow("Microsoft Windows 11 Enterprise (22H2 Build 22621.1) 64-Bit", "cpe:2.3:o:microsoft:windows_11_22h2:-:*:*:*:*:*:*:*")]
    [DataRow("Microsoft Windows Server 2019 (1809) Datacenter 64-Bit", "cpe:2.3:o:microsoft:windows_server_2019:-:*:*:*:*:*:*:*")]
    [DataRow("Microsoft Windows Server Standard (1909 Build 18363) 64-Bit", "cpe:2.3:o:microsoft:windows_server_1909:-:*:*:*:*:*:*:*")]
    [DataRow("Microsoft Windows 10 Pro (1800) 64-Bit", null)]
    public void A_release_of_windows_may_stand_in_parentheses(string name, string? expected) =>
        Assert.AreEqual(expected, ShippedRules.Naming.Name(name, null).Cpe?.ToString());

    [TestMethod]
    public void The_customers_none_silences_the_rules()
    {
        var own = RuleFile.Parse("own.rules", "\"Linux 2.6\" -> none");

        Assert.IsNull(new OperatingSystemNaming(own, ShippedRules.Rules).Name("Linux  2.6", null).Cpe);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow(" / ")]
    public void Without_a_name_nothing_is_said(string? name) => Assert.IsNull(ShippedRules.Naming.Name(name, null).Cpe);

    [TestMethod]
    public void A_list_of_guesses_never_says_more_than_each_of_its_guesses()
    {
        var guess = Gen.OneOfConst(
            "Windows Server 2012", "Windows 2012 R2 Standard", "Windows Server 2008 Service Pack 2", "Cisco IOS 12.1",
            "Cisco IOS 15.2(4)E10", "Linux 2.6", "Ubuntu 20.04", "Never heard of");
        guess.Array[2, 4].Sample(guesses =>
        {
            var named = ShippedRules.Naming.Name(string.Join(" / ", guesses), null).Cpe;
            return named is null
                || guesses.All(name => ShippedRules.Naming.Name(name, null).Cpe is { } one && one.CommonWith(named)!.Equals(named));
        });
    }

    [TestMethod]
    public void No_name_whatever_breaks_the_naming() =>
        Gen.OneOf(
            Gen.String, Gen.String.Select(text => "Windows 10 " + text),
            Gen.OneOfConst(" Azure", " Edition", " LTSC", " 2019", " x64", "!")
            .Array[0, 60].Select(parts => "Windows 10" + string.Concat(parts)))
            .Sample(name => ShippedRules.Naming.Name(name, name).Rule is not "", iter: 300);

    [TestMethod]
    public void No_shipped_rule_takes_long_on_a_hostile_name()
    {
        var hostile = "Windows 10" + string.Concat(Enumerable.Repeat(" Enterprise 2019 LTSC Azure Edition 64 bit", 6)) + " !";

        Assert.IsEmpty(ShippedRules.Naming.Name(hostile, null).Warnings);
    }
}
