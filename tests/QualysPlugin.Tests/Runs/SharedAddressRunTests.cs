using System.Globalization;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Reports;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>A report without host IDs names hosts by address, which several hosts may have (R11).</summary>
[TestClass]
public sealed class SharedAddressRunTests
{
    private static readonly DateTimeOffset Yesterday = DateTimeOffset.UtcNow.AddDays(-1);

    private readonly RunStage _stage = new();

    [TestMethod]
    [DataRow("0", "ONE (10.0.0.5)", "10.0.0.5")]
    [DataRow("4321", "10.0.0.5", "ONE (10.0.0.5)")]
    [DataRow(" 4321 ", "10.0.0.5", "ONE (10.0.0.5)")]
    [DataRow("17", "10.0.0.5", "10.0.0.5")]
    [DataRow("none", "10.0.0.5", "10.0.0.5")]
    public async Task A_scan_of_a_network_names_the_host_in_that_network(string network, string first, string second)
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.5", "4321"));
        AddReport(ScanOf(network));

        Assert.AreEqual((first, second), await NamesAsync());
        Assert.IsEmpty(_stage.Said(2010));
    }

    [TestMethod]
    public async Task A_header_at_the_end_of_a_scan_counts_too()
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.5", "4321"));
        var header = $"<HEADER><KEY value=\"DATE\">{Text}</KEY><KEY value=\"NETWORK_ID\">4321</KEY></HEADER>";
        AddReport($"<SCAN>{Scanned("10.0.0.5")}{header}</SCAN>");

        Assert.AreEqual(("10.0.0.5", "ONE (10.0.0.5)"), await NamesAsync());
    }

    [TestMethod]
    public async Task The_network_of_a_host_wins_over_that_of_its_scan()
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.5", "4321"));
        AddReport(ScanOf("4321").Replace("<IP ", "<IP network_id=\"0\" ", StringComparison.Ordinal));

        Assert.AreEqual(("ONE (10.0.0.5)", "10.0.0.5"), await NamesAsync());
    }

    [TestMethod]
    [DataRow("0", "4321")]
    [DataRow(null, "4321")]
    [DataRow("17", "18")]
    public async Task Without_a_network_nobody_gets_what_is_said_of_an_address_that_several_hosts_have(string? first, string second)
    {
        Hold(Host(11, "10.0.0.5", first), Host(12, "10.0.0.5", second), Host(13, "10.0.0.6", second));
        AddReport(ScanOf(null, Scanned("10.0.0.5"), Scanned("10.0.0.6", "SIX")));

        Assert.AreEqual(("10.0.0.5", "10.0.0.5"), await NamesAsync());
        Assert.AreEqual("SIX (10.0.0.6)", _stage.Platform.Assets["13"].Name);
        StringAssert.Contains(
            _stage.Said(2010).Single(), "say of some addresses (1) is not used, because several hosts have each of them: 10.0.0.5.");
    }

    [TestMethod]
    public async Task Of_two_hosts_with_one_address_in_one_network_neither_gets_what_is_said_of_it()
    {
        Hold(Host(11, "10.0.0.5", "4321"), Host(12, "10.0.0.9, 10.0.0.5", "4321"));
        AddReport(ScanOf("4321"));

        Assert.AreEqual(("10.0.0.5", "10.0.0.9"), await NamesAsync());
        Assert.HasCount(1, _stage.Said(2010));
    }

    [TestMethod]
    public async Task A_host_outside_of_the_filter_counts_too()
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.5", "4321"));
        _stage.Qualys.Listed.Remove(12);
        _stage.Qualys.Others.Add(_stage.Qualys.Pages[0].Hosts[1]);
        _stage.Qualys.Pages[0] = new HostPage([_stage.Qualys.Pages[0].Hosts[0]], [], null);
        AddReport(ScanOf(null));

        await _stage.RunAsync();

        Assert.AreEqual("10.0.0.5", _stage.Platform.Assets["11"].Name);
    }

    [TestMethod]
    public async Task A_host_based_report_without_host_ids_and_networks_is_joined_in_the_same_way()
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.5", "4321"));
        AddReport(ReportXml.AssetData(Text, ReportXml.Host(ip: "10.0.0.5", netBios: "ONE")));

        Assert.AreEqual(("10.0.0.5", "10.0.0.5"), await NamesAsync());
    }

    [TestMethod]
    public async Task An_address_that_got_a_second_host_gives_its_name_back()
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.6", "4321"));
        AddReport(ScanOf(null));
        Assert.AreEqual(("ONE (10.0.0.5)", "10.0.0.6"), await NamesAsync());
        _stage.Qualys.Pages[0] = new HostPage([Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.5", "4321")], [], null);

        Assert.AreEqual(("10.0.0.5", "10.0.0.5"), await NamesAsync());
    }

    [TestMethod]
    public async Task A_report_that_names_hosts_by_id_costs_no_question()
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.5", "0"));
        AddReport(ReportXml.AssetData(Text, ReportXml.Host(11, "10.0.0.5", netBios: "ONE")));

        Assert.AreEqual(("ONE (10.0.0.5)", "10.0.0.5"), await NamesAsync());
        Assert.IsEmpty(_stage.Qualys.AskedAddresses);
    }

    [TestMethod]
    public async Task If_qualys_does_not_say_who_has_an_address_nobody_gets_a_name_and_nobody_loses_one()
    {
        Hold(Host(11, "10.0.0.5", "0"), Host(12, "10.0.0.6", "0"));
        AddReport(ScanOf(null));
        Assert.AreEqual(("ONE (10.0.0.5)", "10.0.0.6"), await NamesAsync());
        AddReport(ScanOf(null, Scanned("10.0.0.6", "SIX")), id: 2);
        _stage.Qualys.AddressFault = new QualysApiException(ApiFault.Parameter, "host list", $"it is refused.", $"Wait.");

        Assert.AreEqual(("ONE (10.0.0.5)", "10.0.0.6"), await NamesAsync());
        StringAssert.Contains(_stage.Said(2010).Single(), "because Qualys does not say which hosts these are: it is refused.");
        Assert.HasCount(1, _stage.Said(2011));
    }

    [TestMethod]
    public async Task A_host_with_a_placeholder_for_its_IPv6_address_is_named_by_it_and_still_joined_by_the_placeholder()
    {
        Hold(new HostRecord(11) { Ip = "0.0.0.199", Ipv6 = "2001:db8::c7" }, Host(12, "10.0.0.6", "0"));
        AddReport(ScanOf(null, Scanned("0.0.0.199", "V6SRV")));

        Assert.AreEqual(("V6SRV (2001:db8::c7)", "10.0.0.6"), await NamesAsync());
        Assert.AreEqual("2001:db8::c7", _stage.Platform.Assets["11"].IpAddress);
        Assert.IsEmpty(_stage.Qualys.AskedAddresses);
    }

    private static string Text => Yesterday.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static HostRecord Host(long id, string ip, string? network) => new(id) { Ip = ip, NetworkId = network };

    private static string Scanned(string ip, string netBios = "ONE") => ReportXml.ScannedHost(ip, netBios: netBios);

    private static string ScanOf(string? network, params string[] hosts)
    {
        var scan = ReportXml.Scan(Text, hosts.Length == 0 ? [Scanned("10.0.0.5")] : hosts);
        return network is null
            ? scan
            : scan.Replace("</HEADER>", $"<KEY value=\"NETWORK_ID\">{network}</KEY></HEADER>", StringComparison.Ordinal);
    }

    private void Hold(params HostRecord[] hosts)
    {
        _stage.Qualys.Listed.AddRange(hosts.Select(host => host.Id));
        _stage.Qualys.Pages.Add(new HostPage(hosts, [], null));
    }

    private void AddReport(string xml, long id = 1) =>
        ((FakeArchive)_stage.Qualys.Reports).Add(new ReportEntry(id, "Scan", "Scan", "XML", Yesterday), xml);

    private async Task<(string First, string Second)> NamesAsync()
    {
        var result = await _stage.RunAsync();
        Assert.AreEqual(RunStatus.Complete, result.Status, result.Error);
        return (_stage.Platform.Assets["11"].Name, _stage.Platform.Assets["12"].Name);
    }
}
