using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Tests.Api;

/// <summary>
/// What public recordings and test files of other clients showed, in documents of our own of the same form: each is named by what it
/// shows.
/// </summary>
[TestClass]
public sealed class PublicSampleTests
{
    private const string Declared = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n\n";

    /// <summary>From recordings of a client: a report that is still being made is refused with HTTP 200, again and again.</summary>
    [TestMethod]
    public void A_report_that_is_not_ready_is_refused_with_code_7001_and_HTTP_200()
    {
        var fault = ResponseCheck.FindFault(Answers.Request, Answers.Of(
            Declared + "<!DOCTYPE SIMPLE_RETURN SYSTEM \"https://qualysapi.example.test/api/2.0/simple_return.dtd\">\n<SIMPLE_RETURN>\n"
            + "  <RESPONSE>\n    <DATETIME>2026-11-20T10:22:57Z</DATETIME>\n    <CODE>7001</CODE>\n"
            + "    <TEXT>Report cannot be fetched.</TEXT>\n"
            + "  </RESPONSE>\n</SIMPLE_RETURN>\n"))!;

        Assert.AreEqual((7001, ApiFault.Final, 200), (fault.Code, fault.Fault, fault.Status));
        StringAssert.Contains(fault.Message, "The report is not finished");
    }

    /// <summary>From the same recordings: what is confirmed comes as SIMPLE_RETURN too, without a code and with a list of keys.</summary>
    [TestMethod]
    public void A_confirmation_is_no_error_and_no_report()
    {
        const string launched = "<SIMPLE_RETURN><RESPONSE><DATETIME>2026-11-20T11:13:04Z</DATETIME><TEXT>New report launched</TEXT>"
            + "<ITEM_LIST><ITEM><KEY>ID</KEY><VALUE>4888815</VALUE></ITEM></ITEM_LIST></RESPONSE></SIMPLE_RETURN>";

        Assert.IsNull(ResponseCheck.FindFault(Answers.Request, Answers.Of(launched)));
        var fault = Assert.ThrowsExactly<QualysApiException>(() => AnyReader.ReadReport(Encoding.UTF8.GetBytes(launched)));
        StringAssert.Contains(fault.Message, "Qualys says \"New report launched\" (HTTP 200). This is not what was asked for.");
    }

    /// <summary>From the same recordings: an address without its last slash is answered by the web server, not by the API.</summary>
    [TestMethod]
    public void A_redirect_comes_as_a_web_page_whose_document_type_is_no_XML()
    {
        const string page = "<!DOCTYPE HTML PUBLIC \"-//IETF//DTD HTML 2.0//EN\">\n<html><head>\n<title>301 Moved</title>\n</head>"
            + "<body>\n<h1>Moved Permanently</h1>\n<p>The document has moved <a href=\"http://qualysapi.example.test:443/\">here</a>.</p>\n"
            + "</body></html>\n";

        StringAssert.Contains(ResponseCheck.FindFault(Answers.Request, Answers.Of(page, 301))!.Message, "redirects to another address");
        StringAssert.Contains(ResponseCheck.FindFault(Answers.Request, Answers.Of(page))!.Message, "not XML but a web page");
    }

    /// <summary>From the test files of an importer: a report of tags without findings has no list of hosts, and is whole.</summary>
    [TestMethod]
    public void A_host_based_report_without_findings_has_no_list_of_hosts()
    {
        const string report = Declared + "<!DOCTYPE ASSET_DATA_REPORT SYSTEM \"https://qualysguard.example.test/asset_data_report.dtd\">\n"
            + "<ASSET_DATA_REPORT>\n  <HEADER>\n    <COMPANY><![CDATA[Acme]]></COMPANY>\n"
            + "    <GENERATION_DATETIME>2026-11-20T07:13:51Z</GENERATION_DATETIME>\n    <TARGET><ASSET_TAG_LIST>"
            + "<INCLUDED_TAGS scope=\"any\"><ASSET_TAG><![CDATA[T]]></ASSET_TAG></INCLUDED_TAGS></ASSET_TAG_LIST></TARGET>\n  </HEADER>\n"
            + "  <APPENDICES><TEMPLATE_DETAILS><SELECTIVE_VULNS>11, 1000</SELECTIVE_VULNS></TEMPLATE_DETAILS></APPENDICES>\n"
            + "</ASSET_DATA_REPORT>\n<!-- CONFIDENTIAL AND PROPRIETARY INFORMATION. //-->\n";

        Assert.AreEqual("", AnyReader.ReadReport(Encoding.UTF8.GetBytes(report)));
    }

    /// <summary>From the test files of an importer: a scan without a status of its hosts, with a placeholder for a name.</summary>
    [TestMethod]
    public void A_scan_names_hosts_without_a_status_and_holds_comments_inside_of_findings()
    {
        const string scan = Declared + "<!DOCTYPE SCAN SYSTEM \"https://qualysguard.example.test/scan-1.dtd\">\n"
            + "<SCAN value=\"scan/1327124089.959\">\n<HEADER>\n  <KEY value=\"DATE\">2026-11-20T12:00:00Z</KEY>\n"
            + "  <KEY value=\"TARGET\">10.0.0.1,10.0.0.2</KEY>\n  <OPTION_PROFILE><OPTION_PROFILE_TITLE option_profile_default=\"0\">"
            + "<![CDATA[PCI]]></OPTION_PROFILE_TITLE></OPTION_PROFILE>\n</HEADER>\n"
            + "<IP value=\"10.0.0.2\" name=\"No registered hostname\"><OS><![CDATA[Linux 2.4-2.6]]></OS></IP>\n"
            + "<IP value=\"10.0.0.1\" name=\"ALFA\"><VULNS><CAT value=\"TCP/IP\"><VULN number=\"82054\">"
            + "<DIAGNOSIS><![CDATA[A <P> of text]]></DIAGNOSIS><!-- <RESULT><![CDATA[none]]></RESULT> -->"
            + "</VULN></CAT></VULNS></IP>\n</SCAN>\n<!-- CONFIDENTIAL //-->\n";

        Assert.AreEqual(AnyReader.Expected, AnyReader.ReadReport(Encoding.UTF8.GetBytes(scan)));
    }

    /// <summary>From bug reports of an importer: reports about web applications have three forms, and users take them for others.</summary>
    [TestMethod]
    [DataRow("<WAS_WEBAPP_REPORT><HEADER><NAME>Web Application Report</NAME></HEADER></WAS_WEBAPP_REPORT>")]
    [DataRow("<WEB_APPLICATION_SCAN><HEADER><NAME>Web Application Scan</NAME></HEADER></WEB_APPLICATION_SCAN>")]
    [DataRow("<WAS_SCAN_REPORT><HEADER><NAME>Scan Report</NAME></HEADER></WAS_SCAN_REPORT>")]
    public void A_report_about_web_applications_is_known_to_say_nothing_about_hosts(string report) =>
        Assert.AreEqual("OtherDocument", AnyReader.ReadReport(Encoding.UTF8.GetBytes(report)));

    /// <summary>From the test files of an inventory client: the newer API wraps errors and lists in the same element.</summary>
    [TestMethod]
    public void A_list_of_the_newer_API_is_no_list_that_was_asked_for()
    {
        const string assets = "<ServiceResponse xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "xsi:noNamespaceSchemaLocation=\"https://qualysapi.example.test/qps/xsd/2.0/am/hostasset.xsd\">\n"
            + "  <responseCode>SUCCESS</responseCode>\n  <count>1</count>\n"
            + "  <data><HostAsset><id>11</id><name>ALFA</name><errorMessage>not an error</errorMessage></HostAsset></data>\n"
            + "</ServiceResponse>";

        foreach (var reader in AnyReader.All)
        {
            var fault = Assert.ThrowsExactly<QualysApiException>(() => reader.Read(assets), reader.Name);
            Assert.AreEqual(ApiFault.Final, fault.Fault, reader.Name);
            Assert.IsFalse(fault.Message.Contains("not an error", StringComparison.Ordinal), fault.Message);
        }
    }

    /// <summary>From a bug fix of a security platform: answers with several lists of hosts crashed it.</summary>
    [TestMethod]
    public void Several_lists_of_hosts_of_which_some_are_empty_are_one_list()
    {
        var page = Read("<HOST_LIST/><HOST_LIST><HOST><ID>1</ID></HOST></HOST_LIST><HOST_LIST></HOST_LIST><HOST_LIST><HOST><ID>2</ID>"
            + "<NETBIOS></NETBIOS></HOST></HOST_LIST>");

        CollectionAssert.AreEqual(new[] { 1L, 2L }, page.Hosts.Select(host => host.Id).ToArray());
    }

    /// <summary>From a bug report of a client: characters in a tag's name that XML forbids cost it the whole list.</summary>
    [TestMethod]
    public void A_tag_of_a_host_may_hold_characters_that_XML_forbids()
    {
        var page = Read("<HOST_LIST><HOST><ID>1</ID><TAGS><TAG><TAG_ID>7</TAG_ID>"
            + "<NAME><![CDATA[Prod\u0000\u0003\uFFFF & <DR>]]></NAME></TAG></TAGS><NETBIOS>ONE</NETBIOS></HOST></HOST_LIST>");

        Assert.AreEqual(("ONE", 0), (page.Hosts.Single().NetBios, page.Rejected.Count));
    }

    /// <summary>From an issue of Qualys' own scripts: reports that were fetched in part.</summary>
    [TestMethod]
    public void A_report_that_came_in_part_is_no_report()
    {
        foreach (var reader in AnyReader.Reports)
        {
            for (var length = 0; length < reader.Document.LastIndexOf("</", StringComparison.Ordinal); length += 97)
                Assert.ThrowsExactly<QualysApiException>(() => reader.Read(reader.Document[..length]), $"{length} of the {reader.Name}");
        }
    }

    /// <summary>From the sample report of an importer: the header names ranges with a network of -100, the hosts say their own.</summary>
    [TestMethod]
    public void The_network_of_a_range_in_the_header_is_not_that_of_a_host()
    {
        const string report = "<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>2026-11-20T07:13:51Z</GENERATION_DATETIME><TARGET>"
            + "<COMBINED_IP_LIST><RANGE network_id=\"-100\"><START>10.0.0.0</START><END>10.0.255.255</END></RANGE></COMBINED_IP_LIST>"
            + "</TARGET></HEADER><HOST_LIST><HOST><IP network_id=\"0\">10.0.0.1</IP><DNS><![CDATA[ALFA]]></DNS></HOST></HOST_LIST>"
            + "</ASSET_DATA_REPORT>";

        Assert.AreEqual(AnyReader.Expected, AnyReader.ReadReport(Encoding.UTF8.GetBytes(report)));
    }

    private static HostPage Read(string hosts) => new HostListReader().Read(Answers.Request, Answers.Of(Answers.Page(hosts)));
}
