using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Assets;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>The elements of both formats of reports, one by one.</summary>
[TestClass]
public sealed class ReportFormatTests
{
    private const string Old = "2026-11-01T00:00:00Z";
    private const string New = "2026-11-20T00:00:00Z";

    private readonly FactTable _facts = new();
    private DateTimeOffset _generated;

    [TestMethod]
    [DataRow($"<GENERATION_DATETIME>{Old}</GENERATION_DATETIME><GENERATION_DATETIME>{New}</GENERATION_DATETIME>", New)]
    [DataRow($"<GENERATION_DATETIME>{New}</GENERATION_DATETIME><GENERATION_DATETIME>soon</GENERATION_DATETIME>", New)]
    [DataRow($"<OTHER>{Old}</OTHER><GENERATION_DATETIME>{New}</GENERATION_DATETIME><OTHER>{Old}</OTHER>", New)]
    public void The_last_date_of_a_header_that_is_one_counts(string header, string date)
    {
        Read($"<ASSET_DATA_REPORT><HEADER>{header}</HEADER></ASSET_DATA_REPORT>");

        Assert.AreEqual(DateTimeOffset.Parse(date, null), _generated);
    }

    [TestMethod]
    [DataRow($"<KEY value=\"DATE\">{Old}</KEY><KEY value=\" DATE \">{New}</KEY>", New)]
    [DataRow($"<KEY value=\"DATE\">{New}</KEY><KEY value=\"DATE\">soon</KEY>", New)]
    [DataRow($"<KEY value=\"DATE\">{New}</KEY><OTHER value=\"DATE\">{Old}</OTHER><KEY value=\"TITLE\">{Old}</KEY><KEY>{Old}</KEY>", New)]
    [DataRow($"<GENERATION_DATETIME>{New}</GENERATION_DATETIME>", New)]
    [DataRow($"<KEY value=\"DATE\">{Old}</KEY><GENERATION_DATETIME>{New}</GENERATION_DATETIME>", New)]
    [DataRow($"<KEY value=\"DATE\">{New}</KEY><GENERATION_DATETIME>soon</GENERATION_DATETIME>", New)]
    public void The_last_date_of_a_scans_header_that_is_one_counts(string header, string date)
    {
        Read($"<SCAN><HEADER>{header}</HEADER></SCAN>");

        Assert.AreEqual(DateTimeOffset.Parse(date, null), _generated);
    }

    [TestMethod]
    [DataRow("<KEY value=\"NETWORK_ID\">5</KEY>", "5")]
    [DataRow("<KEY value=\"NETWORK_ID\">4</KEY><KEY value=\"NETWORK_ID\">5</KEY>", "5")]
    [DataRow("<KEY value=\"NETWORK_ID\">5</KEY><KEY value=\"NETWORK_ID\"> </KEY>", "5")]
    [DataRow("<KEY value=\"NETWORK_ID\">5</KEY><OTHER value=\"NETWORK_ID\">4</OTHER>", "5")]
    public void The_last_network_of_a_scans_header_that_is_one_counts(string header, string network)
    {
        Read($"<SCAN><HEADER><KEY value=\"DATE\">{New}</KEY>{header}</HEADER><IP value=\"10.0.0.1\" name=\"a\"/></SCAN>");

        Assert.AreEqual("a", Dns(HostKey.OfAddress("10.0.0.1", network)));
    }

    [TestMethod]
    public void A_second_header_fills_in_and_overrides_the_first()
    {
        var first = new ReportHeader(DateTimeOffset.UnixEpoch, "1");

        Assert.AreEqual(first, first.Or(default));
        Assert.AreEqual(new ReportHeader(DateTimeOffset.MaxValue, "2"), first.Or(new ReportHeader(DateTimeOffset.MaxValue, "2")));
    }

    [TestMethod]
    [DataRow("<IPV6>2001:db8::1</IPV6>", "2001:db8::1")]
    [DataRow("<IPV6>2001:db8::1, 2001:db8::2</IPV6><IPV6>2001:db8::3</IPV6>", "2001:db8::1")]
    [DataRow("<IP>server</IP><IPV6>2001:db8::1</IPV6>", "2001:db8::1")]
    [DataRow("<IP>10.0.0.1</IP><IPV6>2001:db8::1</IPV6>", "10.0.0.1")]
    [DataRow("<IP>10.0.0.1;10.0.0.2</IP><IP>10.0.0.3</IP>", "10.0.0.1")]
    [DataRow("<HOST_ID>0</HOST_ID><IP>10.0.0.1</IP>", "10.0.0.1")]
    [DataRow("<HOST_ID>-7</HOST_ID><IP>10.0.0.1</IP>", "10.0.0.1")]
    [DataRow("<HOST_ID>seven</HOST_ID><IP>10.0.0.1</IP>", "10.0.0.1")]
    public void A_host_is_named_by_the_first_address_that_is_one(string elements, string address)
    {
        ReadHost(elements + "<DNS>a</DNS>");

        Assert.AreEqual("a", Dns(HostKey.OfAddress(address, null)));
    }

    [TestMethod]
    [DataRow("<IP> , </IP>")]
    [DataRow("<IP>server</IP>")]
    [DataRow("")]
    public void A_host_without_id_and_address_tells_nothing(string elements)
    {
        ReadHost(elements + "<DNS>a</DNS>");

        Assert.AreEqual(0, _facts.Count);
    }

    [TestMethod]
    public void The_first_of_several_values_counts_and_a_value_that_begins_with_bytes_that_are_no_text_does_not()
    {
        ReadHost("<HOST_ID>11</HOST_ID><DNS>a</DNS><DNS>b</DNS><NETBIOS>A</NETBIOS><NETBIOS>B</NETBIOS>"
            + "<OPERATING_SYSTEM>\uFFFDAIX</OPERATING_SYSTEM><OS_CPE>c</OS_CPE><OS_CPE>d</OS_CPE>");

        var found = _facts.Find([HostKey.OfId(11)])!;
        Assert.AreEqual(
            ("a", "A", null, "c"),
            (found.DnsName.Text, found.NetBiosName.Text, found.OperatingSystem.Text, found.OperatingSystemCpe.Text));
    }

    [TestMethod]
    [DataRow("<DNS>a</DNS>", true)]
    [DataRow("<NETBIOS>a</NETBIOS>", true)]
    [DataRow("<OPERATING_SYSTEM>a</OPERATING_SYSTEM>", true)]
    [DataRow("<OS_CPE>a</OS_CPE>", true)]
    [DataRow("<TRACKING_METHOD>a</TRACKING_METHOD>", false)]
    public void Any_value_makes_a_host_worth_keeping(string element, bool isKept)
    {
        ReadHost("<HOST_ID>11</HOST_ID>" + element);

        Assert.AreEqual(isKept ? 1 : 0, _facts.Count);
    }

    [TestMethod]
    [DataRow("SCAN")]
    [DataRow("ASSET_DATA_REPORT")]
    public void An_error_in_the_place_of_hosts_is_an_error_and_no_empty_report(string root)
    {
        var fault = Assert.ThrowsExactly<QualysApiException>(() => Read(
            $"<{root}><HEADER><KEY value=\"DATE\">{New}</KEY><GENERATION_DATETIME>{New}</GENERATION_DATETIME></HEADER>"
                + $"<ERROR number=\"7001\">Not ready</ERROR></{root}>"));

        Assert.AreEqual(7001, fault.Code);
    }

    [TestMethod]
    public void A_report_that_fails_leaves_neither_hosts_nor_a_root_element_to_the_next()
    {
        var reader = new ReportReader(_facts, _ => true, new ReportWindow(DateTimeOffset.MinValue), long.MaxValue);
        Assert.AreEqual("", reader.RootElement);
        Assert.ThrowsExactly<QualysApiException>(() => reader.Read(
            new MemoryStream(Encoding.UTF8.GetBytes("<SCAN><IP value=\"10.0.0.9\" name=\"nine\"/>")), "report 1"));
        Assert.AreEqual("SCAN", reader.RootElement);

        Assert.ThrowsExactly<QualysApiException>(() => reader.Read(new MemoryStream([]), "report 2"));
        Assert.AreEqual("", reader.RootElement);
        var scan = $"<SCAN><HEADER><KEY value=\"DATE\">{New}</KEY></HEADER></SCAN>";
        Assert.AreEqual(ReportOutcome.Read, reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(scan)), "report 3"));
        Assert.AreEqual(0, _facts.Commit(new ReportDate(reader.Generated, 3), ValueOrigin.HostList));
    }

    [TestMethod]
    [DataRow("ASSET_GROUP_SCORECARD")]
    [DataRow("ASSET_RANGE_INFO")]
    [DataRow("ASSET_SEARCH_REPORT")]
    [DataRow("COMPLIANCE_AUTHENTICATION_REPORT")]
    [DataRow("COMPLIANCE_POLICY_REPORT")]
    [DataRow("COMPLIANCE_SCAN")]
    [DataRow("COMPLIANCE_SCORECARD_REPORT")]
    [DataRow("IGNORED_VULNS_SCORECARD")]
    [DataRow("MAP")]
    [DataRow("MAP_REPORT")]
    [DataRow("MAPREQUEST")]
    [DataRow("MOST_PREVALENT_VULNS_SCORECARD")]
    [DataRow("MOST_VULNERABLE_HOSTS_SCORECARD")]
    [DataRow("PATCH_REPORT")]
    [DataRow("PATCH_REPORT_SCORECARD")]
    [DataRow("REMEDIATION_TICKETS")]
    [DataRow("SCORECARD")]
    [DataRow("WAS_SCAN_REPORT")]
    [DataRow("WAS_SCORECARD_REPORT")]
    [DataRow("WAS_WEBAPP_REPORT")]
    [DataRow("WEB_APPLICATION_SCAN")]
    public void A_report_about_something_else_than_hosts_is_known(string root)
    {
        var reader = new ReportReader(_facts, _ => true, new ReportWindow(DateTimeOffset.MinValue), long.MaxValue);

        Assert.AreEqual(ReportOutcome.OtherDocument, reader.Read(new MemoryStream(Encoding.UTF8.GetBytes($"<{root}/>")), "report 1"));
        Assert.AreEqual(root, reader.RootElement);
    }

    private void ReadHost(string elements) => Read(
        $"<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>{New}</GENERATION_DATETIME></HEADER>"
            + $"<HOST_LIST><HOST>{elements}</HOST></HOST_LIST></ASSET_DATA_REPORT>");

    private void Read(string xml)
    {
        var reader = new ReportReader(_facts, _ => true, new ReportWindow(DateTimeOffset.MinValue), long.MaxValue);
        Assert.AreEqual(ReportOutcome.Read, reader.Read(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "report 1"));
        _generated = reader.Generated;
        _facts.Commit(new ReportDate(_generated, 1), ValueOrigin.HostList);
    }

    private string? Dns(HostKey? key) => _facts.Find([key!.Value])?.DnsName.Text;
}
