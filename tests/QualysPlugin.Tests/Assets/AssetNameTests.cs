using System.Xml;
using CsCheck;
using QualysPlugin.Api.Markup;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;

namespace QualysPlugin.Tests.Assets;

/// <summary>R3 and R4.</summary>
[TestClass]
public sealed class AssetNameTests
{
    [TestMethod]
    [DataRow("SRV1", "10.0.0.1", "srv1.example.test", "SRV1 (10.0.0.1)")]
    [DataRow("SRV1", null, "srv1.example.test", "SRV1")]
    [DataRow(null, "10.0.0.1", "srv1.example.test", "srv1.example.test")]
    [DataRow(null, "10.0.0.1", null, "10.0.0.1")]
    [DataRow(null, null, "srv1.example.test", "srv1.example.test")]
    [DataRow(null, null, null, "Qualys host 42")]
    [DataRow(null, "10.0.0.1", "srv1.example.test.", "srv1.example.test")]
    [DataRow(null, "10.0.0.1", "No registered hostname", "10.0.0.1")]
    [DataRow("no registered hostname", "10.0.0.1", "NO REGISTERED HOSTNAME", "10.0.0.1")]
    [DataRow("N/A", null, ".", "Qualys host 42")]
    [DataRow("LAPTOP-JPÃO", "10.0.0.80, 10.0.0.81, fe80::1", null, "LAPTOP-JPÃO (10.0.0.80)")]
    [DataRow("A & B <C>", "10.0.0.1", null, "A & B <C> (10.0.0.1)")]
    [DataRow("SRV1", "not an address", null, "SRV1")]
    public void The_name_is_made_by_the_first_rule_that_applies(string? netBios, string? ip, string? dns, string name) =>
        Assert.AreEqual(name, AssetRecord.FromHost(Hosts.Host(netBios, ip, dns)).Name.Text);

    [TestMethod]
    [DataRow("2001:db8::9")]
    [DataRow("2001:db8::9%eth0")]
    [DataRow("2001:db8::9%12, fe80::1%12")]
    public void A_host_with_an_ipv6_address_only_is_named_by_it_without_its_zone(string ipv6)
    {
        var host = Hosts.Host() with { Ipv6 = ipv6 };

        Assert.AreEqual("2001:db8::9", AssetRecord.FromHost(host).Name.Text);
        Assert.AreEqual("NB (2001:db8::9)", AssetRecord.FromHost(host with { NetBios = "NB" }).Name.Text);
    }

    [TestMethod]
    public void The_fully_qualified_name_stands_in_for_a_missing_dns_name() =>
        Assert.AreEqual("a.example.test", AssetRecord.FromHost(Hosts.Host() with { Fqdn = "a.example.test." }).Name.Text);

    [TestMethod]
    [DataRow("srv1", null, null, "srv1")]
    [DataRow("srv1", "example.test", null, "srv1.example.test")]
    [DataRow("srv1.", ".example.test.", null, "srv1.example.test")]
    [DataRow("srv1.example.test", "example.test", null, "srv1.example.test")]
    [DataRow("srv1", "example.test", "other.example.test", "other.example.test")]
    [DataRow("srv1", "No registered hostname", "N/A", "srv1")]
    [DataRow("No registered hostname", "example.test", null, "10.0.0.1")]
    [DataRow(null, "example.test", null, "10.0.0.1")]
    public void A_host_name_with_its_domain_stands_in_for_a_missing_fully_qualified_name(
        string? hostName, string? domain, string? fqdn, string name)
    {
        var host = Hosts.Host(ip: "10.0.0.1") with { HostName = hostName, Domain = domain, Fqdn = fqdn };

        Assert.AreEqual(name, AssetRecord.FromHost(host).Name.Text);
    }

    [TestMethod]
    [DataRow("0.0.0.199", "2001:db8::c7", "V6SRV (2001:db8::c7)")]
    [DataRow("0.0.1.9", "2001:db8::c7", "V6SRV (2001:db8::c7)")]
    [DataRow("0.0.0.199, 10.0.0.5", "2001:db8::c7", "V6SRV (10.0.0.5)")]
    [DataRow("0.0.0.199", null, "V6SRV")]
    [DataRow("0.0.0.0", "::", "V6SRV (::)")]
    [DataRow("100.0.0.1", "2001:db8::c7", "V6SRV (100.0.0.1)")]
    public void The_placeholder_of_a_host_with_an_IPv6_address_only_is_no_address(string ip, string? ipv6, string name) =>
        Assert.AreEqual(name, AssetRecord.FromHost(Hosts.Host("V6SRV") with { Ip = ip, Ipv6 = ipv6 }).Name.Text);

    [TestMethod]
    public void A_name_over_the_limit_is_cut_to_it_without_splitting_a_character()
    {
        var name = AssetName.Create(1, null, null, new string('x', 398) + "😀tail").Text;

        Assert.AreEqual(new string('x', 398) + "…", name);
    }

    [TestMethod]
    public void Every_name_fits_the_host_and_xml() => Hosts.Any.Sample(host =>
    {
        var name = AssetRecord.FromHost(host).Name.Text;
        Assert.IsTrue(name.Trim().Length is > 0 and <= AssetName.MaxLength);
        XmlConvert.VerifyXmlChars(name);
    });

    [TestMethod]
    public void Identity_is_the_host_id_and_nothing_else() => Gen.Select(Hosts.Any, Hosts.Any).Sample((one, other) =>
    {
        var same = AssetRecord.FromHost(other with { Id = one.Id });
        Assert.AreEqual(AssetRecord.FromHost(one).Id, same.Id);
        Assert.AreNotEqual(AssetRecord.FromHost(one).Id, AssetRecord.FromHost(one with { Id = one.Id - 1 }).Id);
    });

    [TestMethod]
    [DataRow("IP", "10.0.0.1")]
    [DataRow("DNS", "a.example.test")]
    [DataRow("NETBIOS", "NB")]
    [DataRow("AGENT", "a.example.test")]
    [DataRow("Cloud Agent", "a.example.test")]
    [DataRow("EC2", "a.example.test")]
    [DataRow(null, "a.example.test")]
    public void The_host_address_follows_the_tracking_method(string? tracking, string address) =>
        Assert.AreEqual(address, AssetRecord.FromHost(Hosts.Host("NB", "10.0.0.1", "a.example.test", tracking)).HostAddress);

    [TestMethod]
    [DataRow("AGENT", "10.0.0.1")]
    [DataRow("DNS", "NB")]
    [DataRow("EC2", "10.0.0.1")]
    public void A_host_address_over_the_limit_gives_way_to_the_next(string tracking, string address) =>
        Assert.AreEqual(address, AssetRecord.FromHost(Hosts.Host("NB", "10.0.0.1", new string('d', 101), tracking)).HostAddress);

    [TestMethod]
    public void A_host_address_of_a_hundred_characters_still_fits() =>
        Assert.AreEqual(new string('d', 100), AssetRecord.FromHost(Hosts.Host("NB", "10.0.0.1", new string('d', 100), "DNS")).HostAddress);

    [TestMethod]
    [DataRow("10.0.0.1", "2001:db8::1", "10.0.0.1")]
    [DataRow("No address", "2001:db8::1", "2001:db8::1")]
    [DataRow(null, "fe80::1%eth0, 2001:db8::1", "fe80::1")]
    public void An_IPv4_address_goes_before_an_IPv6_address(string? ip, string? ipv6, string address) =>
        Assert.AreEqual(address, AssetRecord.FromHost(new HostRecord(42) { Ip = ip, Ipv6 = ipv6 }).IpAddress);

    [TestMethod]
    public void No_host_address_is_longer_than_the_host_allows() =>
        Hosts.Any.Sample(host => AssetRecord.FromHost(host).HostAddress is not { Length: > HostAddress.MaxLength });

    [TestMethod]
    [DataRow("  SRV 1\r\n ", "SRV 1")]
    [DataRow("a\n  b\tc", "a b c")]
    [DataRow(" \n ", null)]
    [DataRow("x\u0001y", "xy")]
    [DataRow("plain", "plain")]
    public void Values_are_trimmed_and_folded(string written, string? read) => Assert.AreEqual(read, CleanText.Of(written));
}
