using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Assets;

[TestClass]
public sealed class EnrichmentTests
{
    private static readonly ValueOrigin Report = ValueOrigin.Report(
        4243, "Technical", new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public void Reports_fill_in_what_the_host_list_leaves_blank_and_the_name_follows()
    {
        var asset = AssetRecord.FromHost(
            new HostRecord(42) { Ip = "10.0.0.1", TrackingMethod = "NETBIOS", Dns = "No registered hostname" },
            Facts("a.example.test", "SRV1", "Windows 10", "cpe:/o:microsoft:windows_10"));

        Assert.AreEqual(("SRV1 (10.0.0.1)", NameRule.NetBiosAndIp, "SRV1"), (asset.Name.Text, asset.Name.Rule, asset.HostAddress));
        Assert.AreEqual(
            ("a.example.test", "Windows 10", "cpe:/o:microsoft:windows_10"),
            (asset.DnsName, asset.OperatingSystem, asset.OperatingSystemCpe));
        Assert.AreEqual(
            (Report, Report, ValueOrigin.HostList), (asset.Origins.DnsName, asset.Origins.NetBiosName, asset.Origins.IpAddress));
        Assert.AreEqual("report 4243 \"Technical\" of 2026-11-20 09:00Z", asset.Origins.DnsName.Text);
    }

    [TestMethod]
    public void A_value_of_the_host_list_wins_over_a_reports()
    {
        var asset =
            AssetRecord.FromHost(
                new HostRecord(42) { Dns = "list.example.test", NetBios = "LIST", OperatingSystem = "AIX 7.2",
                    OperatingSystemCpe = "cpe:/o:ibm:aix:7.2" },
            Facts("report.example.test", "REPORT", "Windows 10", "cpe:/o:microsoft:windows_10"));

        Assert.AreEqual(
            ("list.example.test", "LIST", "AIX 7.2", "cpe:/o:ibm:aix:7.2"),
            (asset.DnsName, asset.NetBiosName, asset.OperatingSystem, asset.OperatingSystemCpe));
        Assert.AreEqual(ValueOrigin.HostList, asset.Origins.OperatingSystem);
    }

    [TestMethod]
    [DataRow("Windows 10", "cpe:/o:microsoft:windows_10")]
    [DataRow("WINDOWS 10", "cpe:/o:microsoft:windows_10")]
    [DataRow("AIX 7.2", null)]
    public void A_reports_cpe_name_is_taken_only_for_the_operating_system_that_it_stands_for(string listed, string? expected)
    {
        var asset = AssetRecord.FromHost(
            new HostRecord(42) { OperatingSystem = listed }, Facts(null, null, "Windows 10", "cpe:/o:microsoft:windows_10"));

        Assert.AreEqual(expected, asset.OperatingSystemCpe);
    }

    [TestMethod]
    public void A_run_that_could_not_read_a_report_keeps_what_only_that_report_might_tell()
    {
        var stored = new StoredAsset(new AssetKey("Qualys:q", "42"))
        {
            Name = "SRV1 (10.0.0.1)", DnsName = "a.example.test", NetBiosName = "SRV1",
            IpAddress = "10.0.0.9", OperatingSystem = "",
        };
        var asset = AssetRecord.FromHost(new HostRecord(42) { Ip = "10.0.0.1", Dns = "b.example.test", TrackingMethod = "NETBIOS" });

        var kept = asset.WithBlanksFrom(stored);

        Assert.AreEqual(
            ("SRV1 (10.0.0.1)", "SRV1", "b.example.test", "10.0.0.1", null),
            (kept.Name.Text, kept.HostAddress, kept.DnsName, kept.IpAddress, kept.OperatingSystem));
        Assert.AreEqual(
            (ValueOrigin.Kept, ValueOrigin.HostList, ValueOrigin.None),
            (kept.Origins.NetBiosName, kept.Origins.DnsName, kept.Origins.OperatingSystem));
    }

    private static ReportedFacts Facts(string? dns, string? netBios, string? os, string? cpe) =>
        new(Value(dns), Value(netBios), Value(os), Value(cpe));

    private static ReportedValue Value(string? text) => text is null ? default : new ReportedValue(text, Report);
}
