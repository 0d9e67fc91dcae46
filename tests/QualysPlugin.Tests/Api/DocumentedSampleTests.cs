using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Tests.Api;

/// <summary>
/// Documents of our own in every form that the newest documentation of Qualys shows for the host list, the asset groups, the reports and
/// errors. Names, addresses and IDs are invented.
/// </summary>
[TestClass]
public sealed class DocumentedSampleTests
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n";

    /// <summary>Version 5.0 with details=All, tags, cloud data and scores: most elements are none of ours.</summary>
    private const string WholeHost = """
        <HOST>
          <ID>907112</ID>
          <ASSET_ID>14887301</ASSET_ID>
          <IP>10.20.30.41</IP>
          <IPV6><![CDATA[2001:db8:0:7::41]]></IPV6>
          <ASSET_RISK_SCORE>612</ASSET_RISK_SCORE>
          <TRURISK_SCORE>612</TRURISK_SCORE>
          <TRURISK_SCORE_FACTORS>
            <TRURISK_SCORE_FORMULA>ACS * weight</TRURISK_SCORE_FORMULA>
            <VULN_COUNT qds_severity="4">3</VULN_COUNT>
          </TRURISK_SCORE_FACTORS>
          <ASSET_CRITICALITY_SCORE>4</ASSET_CRITICALITY_SCORE>
          <TRACKING_METHOD>Cloud Agent</TRACKING_METHOD>
          <NETWORK_ID>0</NETWORK_ID>
          <NETWORK_NAME><![CDATA[Global Default Network]]></NETWORK_NAME>
          <DNS><![CDATA[pay-41.example.test]]></DNS>
          <DNS_DATA>
            <HOSTNAME><![CDATA[pay-41]]></HOSTNAME>
            <DOMAIN><![CDATA[example.test]]></DOMAIN>
            <FQDN><![CDATA[pay-41.example.test]]></FQDN>
          </DNS_DATA>
          <CLOUD_PROVIDER>AWS</CLOUD_PROVIDER>
          <CLOUD_SERVICE>EC2</CLOUD_SERVICE>
          <CLOUD_RESOURCE_ID><![CDATA[i-0a1b2c3d4e5f60718]]></CLOUD_RESOURCE_ID>
          <EC2_INSTANCE_ID><![CDATA[i-0a1b2c3d4e5f60718]]></EC2_INSTANCE_ID>
          <NETBIOS><![CDATA[PAY-41]]></NETBIOS>
          <OS><![CDATA[Windows Server 2022 Standard 64 bit Edition Version 21H2]]></OS>
          <OS_CPE><![CDATA[cpe:/o:microsoft:windows_server_2022:::x64:]]></OS_CPE>
          <QG_HOSTID><![CDATA[5b0e7f52-6a58-4c3c-9a74-0f3f7f1c2d41]]></QG_HOSTID>
          <LAST_BOOT>2026-11-01T03:12:44Z</LAST_BOOT>
          <SERIAL_NUMBER><![CDATA[VM-41-77]]></SERIAL_NUMBER>
          <HARDWARE_UUID><![CDATA[ec2a7711-0000-4c4c-8d10-9a8b7c6d5e4f]]></HARDWARE_UUID>
          <FIRST_FOUND_DATE>2024-02-11T08:00:00Z</FIRST_FOUND_DATE>
          <LAST_ACTIVITY>2026-11-19T23:59:01Z</LAST_ACTIVITY>
          <AGENT_STATUS><![CDATA[Active]]></AGENT_STATUS>
          <TAGS>
            <TAG>
              <TAG_ID><![CDATA[7588415]]></TAG_ID>
              <NAME><![CDATA[Prod]]></NAME>
              <COLOR>#AABBCC</COLOR>
            </TAG>
            <TAG><TAG_ID>7588418</TAG_ID><NAME>
              <![CDATA[Rio, São Paulo]]>
            </NAME></TAG>
          </TAGS>
          <METADATA>
            <EC2>
              <ATTRIBUTE>
                <NAME><![CDATA[latest/dynamic/instance-identity/document/region]]></NAME>
                <LAST_STATUS>Success</LAST_STATUS>
                <VALUE><![CDATA[eu-central-1]]></VALUE>
              </ATTRIBUTE>
            </EC2>
          </METADATA>
          <CLOUD_PROVIDER_TAGS>
            <CLOUD_TAG><NAME>Stage</NAME><VALUE>live</VALUE><LAST_SUCCESS_DATE>2026-11-18T01:00:00Z</LAST_SUCCESS_DATE></CLOUD_TAG>
          </CLOUD_PROVIDER_TAGS>
          <LAST_VULN_SCAN_DATETIME>2026-11-18T05:12:13Z
          </LAST_VULN_SCAN_DATETIME>
          <LAST_VM_SCANNED_DATE>2026-11-18T05:01:00Z</LAST_VM_SCANNED_DATE>
          <LAST_VM_SCANNED_DURATION>312</LAST_VM_SCANNED_DURATION>
          <LAST_COMPLIANCE_SCAN_DATETIME>2026-11-17T02:00:00Z</LAST_COMPLIANCE_SCAN_DATETIME>
          <OWNER>acme_ab1</OWNER>
          <COMMENTS><![CDATA[Second <rack> & left]]></COMMENTS>
          <USER_DEF><LABEL_1><![CDATA[Room]]></LABEL_1><VALUE_1><![CDATA[B12]]></VALUE_1></USER_DEF>
          <ASSET_GROUP_IDS>1759735,1759741</ASSET_GROUP_IDS>
        </HOST>
        """;

    [TestMethod]
    public void A_host_with_every_documented_element_gives_the_ones_that_are_imported()
    {
        var page = new HostListReader().Read(Answers.Request, Answers.Of(Answers.Page($"<HOST_LIST>{WholeHost}</HOST_LIST>")));

        Assert.IsEmpty(page.Rejected);
        var host = page.Hosts.Single();
        Assert.AreEqual(
            (907112L, "10.20.30.41", "2001:db8:0:7::41", "Cloud Agent", "0"),
            (host.Id, host.Ip, host.Ipv6, host.TrackingMethod, host.NetworkId));
        Assert.AreEqual(
            ("pay-41.example.test", "pay-41.example.test", "pay-41", "example.test", "PAY-41"),
            (host.Dns, host.Fqdn, host.HostName, host.Domain, host.NetBios));
        Assert.AreEqual(
            ("Windows Server 2022 Standard 64 bit Edition Version 21H2", "cpe:/o:microsoft:windows_server_2022:::x64:"),
            (host.OperatingSystem, host.OperatingSystemCpe));
        CollectionAssert.AreEqual(
            new[] { new HostTag("7588415", "Prod"), new HostTag("7588418", "Rio, São Paulo") }, host.Tags!.ToArray());
    }

    [TestMethod]
    public void The_names_of_metadata_and_cloud_tags_are_not_taken_for_tags_of_Qualys()
    {
        var page = new HostListReader().Read(Answers.Request, Answers.Of(Answers.Page($"<HOST_LIST>{WholeHost}</HOST_LIST>")));

        Assert.IsFalse(page.Hosts[0].Tags!.Any(tag => tag.Name is "Stage" or "latest/dynamic/instance-identity/document/region"));
    }

    [TestMethod]
    public void Details_None_gives_IDs_and_ranges_with_white_space_around_them()
    {
        var page = new IdListReader().Read(Answers.Request, Answers.Of(Answers.Page("""
            <ID_SET>
              <ID>
                907112
              </ID>
              <ID_RANGE>907200-907203</ID_RANGE>
              <ID>907300</ID>
            </ID_SET>
            """)));

        CollectionAssert.AreEqual(new long[] { 907112, 907200, 907201, 907202, 907203, 907300 }, page.Ids.Ids.ToArray());
        Assert.IsNull(page.Next);
    }

    [TestMethod]
    public void The_warning_of_a_cut_list_names_another_server_and_parameters_that_were_not_sent()
    {
        var page = new HostListReader().Read(Answers.Request, Answers.Of(Answers.Page(
            "<HOST_LIST><HOST><ID>907112</ID></HOST></HOST_LIST>", """
            <WARNING>
              <CODE>1980</CODE>
              <TEXT>1 record limit exceeded. Use URL to get next batch of
              results.</TEXT>
              <URL>
              <![CDATA[https://qualysapi.p04.eng.example.test/api/5.0/fo/asset/host/?action=list&details=Basic&show_ars=0&id_min=907200]]>
              </URL>
            </WARNING>
            <GLOSSARY><USER_LIST><USER><USER_LOGIN>acme_ab1</USER_LOGIN></USER></USER_LIST></GLOSSARY>
            """)));

        Assert.AreEqual(907200L, page.Next!.IdMin);
        Assert.HasCount(1, page.Hosts);
    }

    [TestMethod]
    public void An_empty_list_has_no_list_at_all()
    {
        var page = new HostListReader().Read(Answers.Request, Answers.Of(Answers.Page("")));

        Assert.AreEqual((0, 0, true), (page.Hosts.Count, page.Rejected.Count, page.Next is null));
    }

    [TestMethod]
    public void Asset_groups_with_every_documented_element_give_ID_and_title()
    {
        var groups = new List<AssetGroup>();

        var next = new AssetGroupReader().Read(Answers.Request, Answers.Of(Declaration + """
            <!DOCTYPE ASSET_GROUP_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/3.0/fo/asset/group/asset_group_list_output.dtd">
            <ASSET_GROUP_LIST_OUTPUT>
              <RESPONSE>
                <DATETIME>2026-11-20T09:49:00Z</DATETIME>
                <ASSET_GROUP_LIST>
                  <ASSET_GROUP>
                    <ID>1759735</ID>
                    <TITLE><![CDATA[Production & DR]]></TITLE>
                    <OWNER_USER_ID>103448</OWNER_USER_ID>
                    <OWNER_UNIT_ID>0</OWNER_UNIT_ID>
                    <LAST_UPDATE>2026-11-02T12:00:00Z</LAST_UPDATE>
                    <BUSINESS_IMPACT>High</BUSINESS_IMPACT>
                    <CVSS_ENVIRO_CDP>High</CVSS_ENVIRO_CDP>
                    <DEFAULT_APPLIANCE_ID>66</DEFAULT_APPLIANCE_ID>
                    <APPLIANCE_IDS>66, 67</APPLIANCE_IDS>
                    <IP_SET>
                      <IP>10.20.30.41</IP>
                      <IP_RANGE network_id="0">10.20.40.1-10.20.40.254</IP_RANGE>
                    </IP_SET>
                    <DOMAIN_LIST><DOMAIN netblock="10.0.0.0/8">example.test</DOMAIN></DOMAIN_LIST>
                    <DNS_LIST><DNS>pay-41.example.test</DNS></DNS_LIST>
                    <NETBIOS_LIST><NETBIOS>PAY-41</NETBIOS></NETBIOS_LIST>
                    <HOST_IDS>907112, 907200</HOST_IDS>
                    <ASSIGNED_USER_IDS>103448</ASSIGNED_USER_IDS>
                    <ASSIGNED_UNIT_IDS>0</ASSIGNED_UNIT_IDS>
                    <COMMENTS><![CDATA[Two sites]]></COMMENTS>
                  </ASSET_GROUP>
                  <ASSET_GROUP>
                    <ID>1759741</ID>
                    <TITLE>
                      <![CDATA[Linux]]>
                    </TITLE>
                    <NETWORK_ID>0</NETWORK_ID>
                  </ASSET_GROUP>
                </ASSET_GROUP_LIST>
                <WARNING>
                  <CODE>1980</CODE>
                  <TEXT>2 record limit exceeded.</TEXT>
                  <URL><![CDATA[https://qualysapi.p04.eng.example.test/api/3.0/fo/asset/group/?action=list&id_min=1759742]]></URL>
                </WARNING>
              </RESPONSE>
            </ASSET_GROUP_LIST_OUTPUT>
            """), groups);

        CollectionAssert.AreEqual(
            new[] { new AssetGroup("1759735", "Production & DR"), new AssetGroup("1759741", "Linux") }, groups);
        Assert.AreEqual(1759742L, next!.IdMin);
    }

    [TestMethod]
    public void Of_a_list_of_reports_the_finished_ones_count_whatever_else_it_says_of_them()
    {
        var reports = new ReportListReader().Read(Answers.Request, Answers.Of(Declaration + """
            <!DOCTYPE REPORT_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/3.0/fo/report/report_list_output.dtd">
            <REPORT_LIST_OUTPUT>
              <RESPONSE>
                <DATETIME>2026-11-20T10:00:00Z</DATETIME>
                <REPORT_LIST>
                  <REPORT>
                    <ID>42703</ID>
                    <TITLE><![CDATA[Weekly <scan>]]></TITLE>
                    <TYPE>Scan</TYPE>
                    <CLIENT><ID>11</ID><NAME><![CDATA[Branch]]></NAME></CLIENT>
                    <USER_LOGIN>acme_ab1</USER_LOGIN>
                    <LAUNCH_DATETIME>2026-11-18T05:30:00Z</LAUNCH_DATETIME>
                    <OUTPUT_FORMAT>XML</OUTPUT_FORMAT>
                    <SIZE>1.7 MB</SIZE>
                    <STATUS>
                      <STATE>Finished</STATE>
                    </STATUS>
                    <EXPIRATION_DATETIME>2026-11-25T05:30:10Z</EXPIRATION_DATETIME>
                  </REPORT>
                  <REPORT>
                    <ID>42704</ID>
                    <TYPE>Compliance</TYPE>
                    <USER_LOGIN>acme_ab1</USER_LOGIN>
                    <LAUNCH_DATETIME>2026-11-20T09:58:00Z</LAUNCH_DATETIME>
                    <OUTPUT_FORMAT>PDF</OUTPUT_FORMAT>
                    <STATUS>
                      <STATE>Running</STATE>
                      <MESSAGE><![CDATA[Preparing]]></MESSAGE>
                      <PERCENT>40</PERCENT>
                    </STATUS>
                  </REPORT>
                </REPORT_LIST>
              </RESPONSE>
            </REPORT_LIST_OUTPUT>
            <!-- CONFIDENTIAL AND PROPRIETARY INFORMATION. -->
            """));

        Assert.AreEqual(
            new ReportEntry(42703, "Weekly <scan>", "Scan", "XML", new DateTimeOffset(2026, 11, 18, 5, 30, 0, TimeSpan.Zero)),
            reports.Single());
    }

    [TestMethod]
    [DataRow(1901, 400, "Unrecognized parameter(s): show_everything", ApiFault.Parameter)]
    [DataRow(1903, 400, "Missing required parameter(s): action", ApiFault.Parameter)]
    [DataRow(1904, 400, "Please specify only one of these parameters: ids, id_min", ApiFault.Parameter)]
    [DataRow(1905, 400, "parameter details has invalid value: Everything", ApiFault.Parameter)]
    [DataRow(1905, 400, "API version 4.0 is invalid or no longer supported", ApiFault.VersionRetired)]
    [DataRow(1907, 400, "The following combination of key=value pairs is not supported: use_tags=1, ips", ApiFault.Parameter)]
    [DataRow(1908, 400, "Please log in first", ApiFault.Parameter)]
    [DataRow(1920, 409, "The requested operation is blocked by one or more existing Business Objects", ApiFault.Concurrency)]
    [DataRow(1922, 400, "Please specify at least one of the following parameters: ips", ApiFault.Parameter)]
    [DataRow(1960, 409, "This API cannot be run again until 1 currently running instance has finished.", ApiFault.Concurrency)]
    [DataRow(1965, 409, "This API cannot be run again for another 23 hours, 57 minutes and 54 seconds.", ApiFault.Rate)]
    [DataRow(1999, 503, "We are performing scheduled maintenance on our System.", ApiFault.Final)]
    [DataRow(999, 500, "Internal Error", ApiFault.Transient)]
    [DataRow(2000, 401, "Bad Login/Password", ApiFault.Final)]
    [DataRow(2012, 403, "User license is not authorized to run this API.", ApiFault.Final)]
    public void Errors_as_documented_are_told_apart(int code, int status, string text, object fault)
    {
        var found = ResponseCheck.FindFault(Answers.Request, Answers.Of(Declaration + $"""
            <!DOCTYPE SIMPLE_RETURN SYSTEM "https://qualysapi.example.test/api/2.0/simple_return.dtd">
            <SIMPLE_RETURN>
              <RESPONSE>
                <DATETIME>2026-11-20T10:04:00Z</DATETIME>
                <CODE>{code}</CODE>
                <TEXT>
                  {text}
                </TEXT>
                <ITEM_LIST>
                  <ITEM><KEY>CALLS_TO_FINISH</KEY><VALUE>1</VALUE></ITEM>
                </ITEM_LIST>
              </RESPONSE>
            </SIMPLE_RETURN>
            """, status))!;

        Assert.AreEqual((code, fault), (found.Code!.Value, (object)found.Fault));
        StringAssert.Contains(found.Message, $"Qualys says \"{text}\" (code {code}, HTTP {status}).");
    }
}
