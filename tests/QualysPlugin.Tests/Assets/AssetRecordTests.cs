using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Assets;

/// <summary>Which of several values an asset gets (R3, R7, R11).</summary>
[TestClass]
public sealed class AssetRecordTests
{
    private static readonly ValueOrigin Report = ValueOrigin.Report(
        7, "Weekly", new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [TestMethod]
    [DataRow("No registered hostname")]
    [DataRow("No registered host name")]
    [DataRow("No registered DNS name")]
    [DataRow("No registered NetBIOS name")]
    [DataRow("No NetBIOS name")]
    [DataRow("Unknown")]
    [DataRow("unknown")]
    [DataRow("N/A")]
    [DataRow("None")]
    [DataRow("Null")]
    [DataRow("-")]
    public void A_placeholder_is_no_value(string placeholder)
    {
        var asset = AssetRecord.FromHost(new HostRecord(1)
        {
            NetBios = placeholder, Dns = placeholder, OperatingSystem = placeholder, OperatingSystemCpe = placeholder,
        });

        Assert.AreEqual(
            ((string?)null, (string?)null, (string?)null, (string?)null),
            (asset.NetBiosName, asset.DnsName, asset.OperatingSystem, asset.OperatingSystemCpe));
    }

    [TestMethod]
    public void The_dns_name_goes_before_the_fully_qualified_name_and_that_before_the_host_name()
    {
        var host = new HostRecord(1) { Dns = "dns.example.test", Fqdn = "fqdn.example.test", HostName = "name" };

        Assert.AreEqual("dns.example.test", AssetRecord.FromHost(host).DnsName);
        Assert.AreEqual("fqdn.example.test", AssetRecord.FromHost(host with { Dns = null }).DnsName);
        Assert.AreEqual("name", AssetRecord.FromHost(host with { Dns = null, Fqdn = null }).DnsName);
    }

    [TestMethod]
    public void A_host_name_that_only_ends_like_its_domain_gets_the_domain() => Assert.AreEqual(
        "myexample.test.example.test",
        AssetRecord.FromHost(new HostRecord(1) { HostName = "myexample.test", Domain = "example.test" }).DnsName);

    [TestMethod]
    public void The_cpe_name_of_the_host_list_goes_before_that_of_a_report()
    {
        var facts = new ReportedFacts(
            default, default, new ReportedValue("AIX 7.2", Report), new ReportedValue("cpe:/o:ibm:aix:7.1", Report));

        var asset = AssetRecord.FromHost(
            new HostRecord(1) { OperatingSystem = "AIX 7.2", OperatingSystemCpe = "cpe:/o:ibm:aix:7.2" }, facts);

        Assert.AreEqual(
            ("cpe:/o:ibm:aix:7.2", ValueOrigin.HostList), (asset.OperatingSystemCpe, asset.Origins.OperatingSystemCpe));
    }

    [TestMethod]
    public void A_host_that_leaves_nothing_blank_stays_the_same_asset()
    {
        var asset = AssetRecord.FromHost(
            new HostRecord(1) { NetBios = "NEW", Dns = "new.example.test", OperatingSystem = "AIX 7.2" });

        Assert.AreSame(asset, asset.WithBlanksFrom(Stored("OLD", "old.example.test", "Fedora 38")));
        Assert.AreSame(asset, asset.WithBlanksFrom(Stored(null, null, null)));
    }

    [TestMethod]
    public void Only_what_is_blank_is_kept_from_what_the_host_holds()
    {
        var stored = Stored("OLD", "old.example.test", "Fedora 38");

        Assert.AreEqual(("NEW", "old.example.test", "Fedora 38"), Values(new HostRecord(1) { NetBios = "NEW" }, stored));
        Assert.AreEqual(("OLD", "new.example.test", "Fedora 38"), Values(new HostRecord(1) { Dns = "new.example.test" }, stored));
        Assert.AreEqual(("OLD", "old.example.test", "AIX 7.2"), Values(new HostRecord(1) { OperatingSystem = "AIX 7.2" }, stored));
    }

    [TestMethod]
    public void Each_origin_is_told_in_words() => Assert.AreEqual(
        ("none", "host list", "kept from an earlier run, because a report could not be read", "report 7 \"Weekly\" of 2026-11-20 09:00Z"),
        ($"{ValueOrigin.None}", $"{ValueOrigin.HostList}", $"{ValueOrigin.Kept}", $"{Report}"));

    [TestMethod]
    [DataRow("IP", null, null, "NB", "NB")]
    [DataRow("IP", null, "dns", "NB", "dns")]
    [DataRow("DNS", "10.0.0.1", null, null, "10.0.0.1")]
    [DataRow("netbios", "10.0.0.1", "dns", null, "dns")]
    [DataRow("NETBIOS", "10.0.0.1", null, null, "10.0.0.1")]
    [DataRow("AGENT", null, null, "NB", "NB")]
    [DataRow("AGENT", null, null, null, null)]
    public void The_host_address_is_the_first_value_that_there_is(
        string tracking, string? ip, string? dns, string? netBios, string? address) =>
        Assert.AreEqual(address, HostAddress.Choose(tracking, ip, dns, netBios));

    [TestMethod]
    public void A_name_of_exactly_the_limit_stays_whole()
    {
        Assert.AreEqual(new string('x', 400), AssetName.Create(1, new string('x', 400), null, null).Text);
        Assert.AreEqual(new string('x', 399) + "…", AssetName.Create(1, new string('x', 401), null, null).Text);
    }

    [TestMethod]
    public void Every_field_that_differs_is_told_with_both_values()
    {
        var asset = AssetRecord.FromHost(new HostRecord(1)
        {
            NetBios = "NB", Ip = "10.0.0.1", Dns = "a.example.test", OperatingSystem = "AIX 7.2", TrackingMethod = "IP",
        });

        var changes = AssetComparison.Changes(new StoredAsset(new AssetKey("Qualys:q", "1")) { Name = "old" }, asset);

        CollectionAssert.AreEqual(
            new FieldChange[]
            {
                new("name", "old", "NB (10.0.0.1)"), new("hostaddress", null, "10.0.0.1"), new("dnsName", null, "a.example.test"),
                new("netBiosName", null, "NB"), new("ipAddress", null, "10.0.0.1"), new("operatingSystem", null, "AIX 7.2"),
            },
            changes.ToArray());
    }

    private static StoredAsset Stored(string? netBios, string? dns, string? os) =>
        new(new AssetKey("Qualys:q", "1")) { NetBiosName = netBios, DnsName = dns, OperatingSystem = os };

    private static (string? NetBios, string? Dns, string? Os) Values(HostRecord host, StoredAsset stored) =>
        AssetRecord.FromHost(host).WithBlanksFrom(stored) is var asset
            ? (asset.NetBiosName, asset.DnsName, asset.OperatingSystem) : default;
}
