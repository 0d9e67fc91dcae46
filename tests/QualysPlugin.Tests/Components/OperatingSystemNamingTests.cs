using CsCheck;
using QualysPlugin.Components;

namespace QualysPlugin.Tests.Components;

[TestClass]
public sealed class OperatingSystemNamingTests
{
    [TestMethod]
    [DataRow("cpe:/o:redhat:enterprise_linux:8.0:::", "cpe:2.3:o:redhat:enterprise_linux:8.0:*:*:*:*:*:*:*")]
    [DataRow("cpe:2.3:o:redhat:enterprise_linux:8.0:*:*:*:*:*:*:*", "cpe:2.3:o:redhat:enterprise_linux:8.0:*:*:*:*:*:*:*")]
    public void The_cpe_name_of_qualys_counts_where_the_rules_name_no_product(string qualys, string expected)
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
    [DataRow("Fedora 38", "cpe:/o:fedoraproject:fedora:37", "cpe:2.3:o:fedoraproject:fedora:38:*:*:*:*:*:*:*")]
    [DataRow(
        "Windows 10 Enterprise 64 bit Edition Version 22H2", "cpe:/o:microsoft:windows_10:22H2::x64:",
        "cpe:2.3:o:microsoft:windows_10_22h2:-:*:*:*:*:*:*:*")]
    [DataRow(
        "Cisco IOS 15.9(3)M7, RELEASE SOFTWARE (fc2)", "cpe:/o:cisco:ios:15.9%283%29m7_release_software_%28fc2%29:::",
        @"cpe:2.3:o:cisco:ios:15.9\(3\)m7:*:*:*:*:*:*:*")]
    public void A_rule_that_names_a_product_wins_over_the_cpe_name_of_qualys(string name, string qualys, string expected) =>
        Assert.AreEqual(expected, ShippedRules.Naming.Name(name, qualys).Cpe?.ToString());

    [TestMethod]
    [DataRow("cpe:/o:microsoft:windows_10:22H2::x64:", "cpe:2.3:o:microsoft:windows_10_22h2:-:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_10:2009::x64:", "cpe:2.3:o:microsoft:windows_10_20h2:-:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_10:::x64:", "cpe:2.3:o:microsoft:windows_10:-:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_10:99H9::x64:", null)]
    [DataRow("cpe:/o:microsoft:windows_11:24H2::x64:", "cpe:2.3:o:microsoft:windows_11_24h2:-:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_7::sp1:x64:", "cpe:2.3:o:microsoft:windows_7:-:sp1:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_server_2016:1607::x64:", "cpe:2.3:o:microsoft:windows_server_2016:-:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_server_2012::r2:x64:", "cpe:2.3:o:microsoft:windows_server_2012:r2:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_2003_server::r2:x64:", "cpe:2.3:o:microsoft:windows_server_2003:r2:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:microsoft:windows_2003_server::sp2:", "cpe:2.3:o:microsoft:windows_server_2003:-:sp2:*:*:*:*:*:*")]
    [DataRow(
        "cpe:/o:microsoft:windows_server_2008:r2:sp1:enterprise", "cpe:2.3:o:microsoft:windows_server_2008:r2:sp1:*:*:*:*:*:*")]
    [DataRow("cpe:/o:cisco:ios:15.9%283%29m7_release_software_%28fc2%29:::", @"cpe:2.3:o:cisco:ios:15.9\(3\)m7:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:cisco:ios_xe:03.06.05E_release_software_%28fc2%29", "cpe:2.3:o:cisco:ios_xe:3.6.5e:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:cisco:nx-os:9.3%288%29_release_software", @"cpe:2.3:o:cisco:nx-os:9.3\(8\):*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:vmware:esxi:7.0.3", "cpe:2.3:o:vmware:esxi:7.0:update_3:*:*:*:*:*:*")]
    [DataRow("cpe:/o:linux:linux_kernel:2.6", "cpe:2.3:o:linux:linux_kernel:*:*:*:*:*:*:*:*")]
    [DataRow("cpe:/o:sun:solaris:10", "cpe:2.3:o:oracle:solaris:10:*:*:*:*:*:*:*")]
    public void The_cpe_name_of_qualys_gets_the_spelling_of_nvd(string qualys, string? expected) =>
        Assert.AreEqual(expected, ShippedRules.Naming.Name("Acme Gateway", qualys).Cpe?.ToString());

    [TestMethod]
    public void The_customer_can_correct_a_cpe_name_of_qualys()
    {
        var own = RuleFile.Parse("own.rules", @"cpe acme: o:acme:(?<product>\w+)_os:(?<version>[\d.]+).* -> o:acme:{product}:{version}");

        var named = new OperatingSystemNaming(own, ShippedRules.Rules).Name("Acme Gateway", "cpe:/o:acme:gateway_os:4.1_beta");

        Assert.AreEqual(("cpe:2.3:o:acme:gateway:4.1:*:*:*:*:*:*:*", NamedOperatingSystem.QualysCpe), (named.Cpe?.ToString(), named.Rule));
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
