namespace QualysPlugin.Tests.Reports;

/// <summary>Report documents for tests.</summary>
internal static class ReportXml
{
    /// <summary>An ASSET_DATA_REPORT.</summary>
    public static string AssetData(string generated, params string[] hosts) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE ASSET_DATA_REPORT SYSTEM "https://qualysapi.example.test/asset_data_report.dtd">
        <ASSET_DATA_REPORT>
          <HEADER>
            <COMPANY><![CDATA[Acme]]></COMPANY>
            <GENERATION_DATETIME>
              {generated}
            </GENERATION_DATETIME>
            <TARGET><COMBINED_IP_LIST><RANGE network_id="-100"><START>10.0.0.0</START></RANGE></COMBINED_IP_LIST></TARGET>
          </HEADER>
          <RISK_SCORE_PER_HOST><HOSTS><IP_ADDRESS>10.9.9.9</IP_ADDRESS></HOSTS></RISK_SCORE_PER_HOST>
          <HOST_LIST>
        {string.Join("\n", hosts)}
          </HOST_LIST>
          <GLOSSARY><VULN_DETAILS_LIST><HOST><HOST_ID>99</HOST_ID><DNS>glossary.example.test</DNS></HOST></VULN_DETAILS_LIST></GLOSSARY>
          <APPENDICES><TARGET_HOSTS>10.0.0.1</TARGET_HOSTS></APPENDICES>
        </ASSET_DATA_REPORT>
        <!-- CONFIDENTIAL AND PROPRIETARY INFORMATION. -->
        """;

    /// <summary>A host of an ASSET_DATA_REPORT.</summary>
    public static string Host(
        long? id = null, string? ip = null, string? network = null, string? dns = null, string? netBios = null, string? os = null,
        string? cpe = null) =>
        $"<HOST>{(ip is null ? "" : $"<IP{(network is null ? "" : $" network_id=\"{network}\"")}>{ip}</IP>")}"
        + $"<TRACKING_METHOD>IP</TRACKING_METHOD><ASSET_TAGS><ASSET_TAG><![CDATA[x]]></ASSET_TAG></ASSET_TAGS>"
        + $"{Leaf("HOST_ID", id?.ToString(System.Globalization.CultureInfo.InvariantCulture))}{Leaf("DNS", dns)}{Leaf("NETBIOS", netBios)}"
        + $"{Leaf("OPERATING_SYSTEM", os)}{Leaf("OS_CPE", cpe)}<VULN_INFO_LIST><VULN_INFO><QID id=\"qid_1\">1</QID><RESULT>"
        + $"<![CDATA[<DNS>not.a.fact</DNS>]]></RESULT><DNS>nor.this</DNS></VULN_INFO></VULN_INFO_LIST></HOST>";

    /// <summary>A SCAN.</summary>
    public static string Scan(string date, params string[] hosts) => $"""
        <?xml version="1.0" encoding="UTF-8" ?>
        <!DOCTYPE SCAN SYSTEM "https://qualysapi.example.test/scan-1.dtd">
        <SCAN value="scan/1476912345.12345">
        <ERROR number="0"/>
        <HEADER><KEY value="USERNAME">acme_aa</KEY><KEY value="DATE">{date}</KEY><KEY value="TITLE"><![CDATA[Nightly]]></KEY></HEADER>
        {string.Join("\n", hosts)}
        </SCAN>
        """;

    /// <summary>A host of a SCAN.</summary>
    public static string ScannedHost(string ip, string? name = null, string? netBios = null, string? os = null, string? cpe = null) =>
        $"<IP value=\"{ip}\"{(name is null ? "" : $" name=\"{name}\"")} status=\"up\">{Leaf("OS", os)}{Leaf("OS_CPE", cpe)}"
            + $"{Leaf("NETBIOS_HOSTNAME", netBios)}<VULNS><CAT value=\"x\"><VULN number=\"1\"><TITLE>t</TITLE></VULN></CAT></VULNS></IP>";

    private static string Leaf(string name, string? value) => value is null ? "" : $"<{name}><![CDATA[{value}]]></{name}>";
}
