using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Runs.Batches;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Batches;

/// <summary>Why an asset has its values (R28).</summary>
[TestClass]
public sealed class AssetExplanationsTests
{
    private readonly AssetExplanations _explanations = new();

    [TestMethod]
    [DataRow("NB", "10.0.0.1", "a.example.test", "NetBiosAndIp", "netBiosName and ipAddress")]
    [DataRow("NB", null, "a.example.test", "NetBios", "netBiosName")]
    [DataRow(null, "10.0.0.1", "a.example.test", "DnsName", "dnsName")]
    [DataRow(null, "10.0.0.1", null, "IpAddress", "ipAddress")]
    [DataRow(null, null, null, "HostId", "the Qualys host ID")]
    public void The_name_is_explained_by_its_rule_and_the_values_that_make_it(
        string? netBios, string? ip, string? dns, string rule, string origin)
    {
        var explanation = Explain(new HostRecord(1) { NetBios = netBios, Ip = ip, Dns = dns });

        Assert.AreEqual((rule, new FieldOrigin("name", origin)), (explanation.NameRule, explanation.Fields[0]));
    }

    [TestMethod]
    [DataRow("IP", "ipAddress")]
    [DataRow("DNS", "dnsName")]
    [DataRow("NETBIOS", "netBiosName")]
    public void The_host_address_is_explained_by_the_value_that_it_is(string trackingMethod, string field)
    {
        var explanation = Explain(
            new HostRecord(1) { NetBios = "NB", Ip = "10.0.0.1", Dns = "a.example.test", TrackingMethod = trackingMethod });

        Assert.AreEqual(new FieldOrigin("hostaddress", field), explanation.Fields[1]);
    }

    [TestMethod]
    public void Every_other_field_is_explained_by_who_tells_it()
    {
        var report = ValueOrigin.Report(7, "Weekly", new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));
        var facts = new ReportedFacts(
            new ReportedValue("a.example.test", report), default, new ReportedValue("AIX 7.2", report), default);

        var explanation = Explain(new HostRecord(1) { NetBios = "NB" }, facts);

        CollectionAssert.AreEqual(
            new FieldOrigin[]
            {
                new("name", "netBiosName"), new("hostaddress", "dnsName"),
                new("dnsName", "report 7 \"Weekly\" of 2026-11-20 09:00Z"), new("netBiosName", "host list"), new("ipAddress", "none"),
                new("operatingSystem", "report 7 \"Weekly\" of 2026-11-20 09:00Z"), new("operatingSystemCpe", "none"),
            },
            explanation.Fields.ToArray());
    }

    [TestMethod]
    public void A_host_without_any_value_has_no_origin_of_its_address() =>
        Assert.AreEqual(new FieldOrigin("hostaddress", "none"), Explain(new HostRecord(1)).Fields[1]);

    [TestMethod]
    public void Assets_with_the_same_reasons_share_an_explanation_and_others_do_not()
    {
        var first = Explain(new HostRecord(1) { NetBios = "A" });
        var other = Explain(new HostRecord(2) { Dns = "b.example.test" });

        Assert.AreSame(first, Explain(new HostRecord(3) { NetBios = "C" }));
        Assert.AreSame(other, Explain(new HostRecord(4) { Dns = "d.example.test" }));
        Assert.AreNotSame(first, other);
    }

    private AssetExplanation Explain(HostRecord host, ReportedFacts? facts = null) =>
        _explanations.Of(new PlannedAsset(AssetRecord.FromHost(host, facts), PlannedAction.Create, null));
}
