using System.Globalization;
using QualysSimulator.Faults;
using QualysSimulator.Inventory;
using QualysSimulator.Listing;

namespace QualysSimulator.Reports;

/// <summary>Streams a report of all hosts; vulnerabilities pad it to the requested size.</summary>
internal sealed class ReportWriter(
    XmlOutput output, SimulatedReport report, HostInventory inventory, long seed, double megabytes, FaultSet faults)
{
    private const string NoDnsName = "No registered hostname";

    private static readonly byte[] Vulnerability =
    [
        .. "<VULN_INFO><QID id=\"qid_105170\">105170</QID><TYPE>Vuln</TYPE><SSL>false</SSL>"u8,
        .. "<RESULT format=\"table\"><![CDATA[Package\tInstalled Version\tRequired Version\n"u8,
        .. "kernel-debug\t3.10.0-957.27.2.el7.x86_64\t3.10.0-1160.11.1.el7\n"u8,
        .. "openssl-libs\t1.0.2k-19.el7.x86_64\t1.0.2k-21.el7_9]]></RESULT>"u8,
        .. "<FIRST_FOUND>2026-09-18T13:11:56Z</FIRST_FOUND><LAST_FOUND>2026-11-19T13:05:42Z</LAST_FOUND>"u8,
        .. "<TIMES_FOUND>447</TIMES_FOUND><VULN_STATUS>Active</VULN_STATUS>"u8,
        .. "<CVSS_FINAL>5.5</CVSS_FINAL><CVSS3_FINAL>6.3</CVSS3_FINAL></VULN_INFO>\n"u8,
    ];

    private static readonly byte[] ScannedVulnerability =
    [
        .. "<CAT value=\"RPC\"><VULN number=\"11\" severity=\"2\"><TITLE><![CDATA[Hidden RPC Services]]></TITLE>"u8,
        .. "<DIAGNOSIS><![CDATA[The Portmapper listens on port 111.]]></DIAGNOSIS></VULN></CAT>\n"u8,
    ];

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var isScan = report.Format == ReportFormat.Scan;
        WriteHead(isScan);
        var bytesPerHost = megabytes * 1e6 / Math.Max(1, inventory.Count);
        var written = 0;
        foreach (var host in inventory.From(0))
        {
            WriteHost(ReportedFacts.Of(host, seed, report.Index), isScan, (long)(++written * bytesPerHost));
            await output.FlushIfLargeAsync(cancellationToken);
        }

        if (faults.AppliesToReport("report-malformed", report.Index))
            output.Raw("</BROKEN>\n"u8);
        output.Raw(isScan ? "</SCAN>\n"u8 : Tail);
        output.Raw("<!-- CONFIDENTIAL AND PROPRIETARY INFORMATION. -->\n"u8);
    }

    private static ReadOnlySpan<byte> Tail =>
        "</HOST_LIST>\n<GLOSSARY><VULN_DETAILS_LIST/></GLOSSARY>\n<APPENDICES/>\n</ASSET_DATA_REPORT>\n"u8;

    private void WriteHead(bool isScan)
    {
        output.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        var date = report.Generated.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        if (isScan)
        {
            output.Raw("<!DOCTYPE SCAN SYSTEM \"https://qualysapi.example.test/scan-1.dtd\">\n"u8);
            output.Raw($"<SCAN value=\"scan/1.{Text(report.Index)}\">\n");
            output.Raw($"<HEADER><KEY value=\"USERNAME\">acme_aa</KEY><KEY value=\"DATE\">{date}</KEY></HEADER>\n");
            return;
        }

        output.Raw("<!DOCTYPE ASSET_DATA_REPORT SYSTEM \"https://qualysapi.example.test/asset_data_report.dtd\">\n"u8);
        output.Raw("<ASSET_DATA_REPORT>\n<HEADER><COMPANY><![CDATA[Acme]]></COMPANY>"u8);
        output.Raw($"<GENERATION_DATETIME>{date}</GENERATION_DATETIME></HEADER>\n<HOST_LIST>\n");
    }

    private void WriteHost(SimulatedHost host, bool isScan, long upTo)
    {
        if (host.Ip?.Split(',')[0] is not { } ip)
            return;
        if (isScan)
        {
            output.Raw($"<IP value=\"{ip}\" network_id=\"{Text(host.NetworkId)}\" name=\"{host.Dns ?? NoDnsName}\" status=\"up\">");
            output.CData("<OS>"u8, host.OperatingSystem, "</OS>"u8);
            output.CData("<NETBIOS_HOSTNAME>"u8, host.NetBios, "</NETBIOS_HOSTNAME>"u8);
            WriteUpTo(upTo, "<VULNS>\n"u8, ScannedVulnerability, "</VULNS></IP>\n"u8);
            return;
        }

        output.Raw($"<HOST><IP network_id=\"{Text(host.NetworkId)}\">{ip}</IP><TRACKING_METHOD>IP</TRACKING_METHOD>");
        if (report.Format != ReportFormat.WithoutHostIds)
        {
            output.Raw("<HOST_ID>"u8);
            output.Number(host.Id);
            output.Raw("</HOST_ID>"u8);
        }

        output.CData("<DNS>"u8, host.Dns ?? NoDnsName, "</DNS>"u8);
        output.CData("<NETBIOS>"u8, host.NetBios, "</NETBIOS>"u8);
        output.CData("<OPERATING_SYSTEM>"u8, host.OperatingSystem, "</OPERATING_SYSTEM>"u8);
        WriteUpTo(upTo, "<VULN_INFO_LIST>\n"u8, Vulnerability, "</VULN_INFO_LIST></HOST>\n"u8);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void WriteUpTo(long upTo, ReadOnlySpan<byte> open, ReadOnlySpan<byte> vulnerability, ReadOnlySpan<byte> close)
    {
        output.Raw(open);
        if (faults.AppliesToReport("report-control-character", report.Index))
            output.Raw("<RESULT><![CDATA[ntpd: \u001B[60G OK\u0000\u0007]]></RESULT>\n"u8);
        do
            output.Raw(vulnerability);
        while (output.Written < upTo);
        output.Raw(close);
    }
}
