using System.IO.Compression;
using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

[TestClass]
public sealed class ReportReaderTests
{
    private const string Recent = "2026-11-20T09:00:00Z";
    private const long Megabyte = 1024 * 1024;

    private static readonly ReportWindow Window = new(new DateTimeOffset(2026, 10, 26, 12, 0, 0, TimeSpan.Zero));
    private static readonly string OneHost = ReportXml.AssetData(
        Recent, ReportXml.Host(11, "10.0.0.1", "0", "one.example.test.", "ONE", "Windows 10", "cpe:/o:microsoft:windows_10"));

    [TestMethod]
    public void An_asset_data_report_tells_names_operating_system_and_cpe_of_the_hosts_that_are_imported()
    {
        var facts =
            Read(ReportXml.AssetData(
                Recent, ReportXml.Host(11, "10.0.0.1", null, "one.example.test.", "ONE", "Windows 10", "cpe:/o:microsoft:windows_10"),
                ReportXml.Host(77, "10.0.0.7", dns: "other.example.test")));

        Assert.AreEqual(("one.example.test", "ONE", "Windows 10", "cpe:/o:microsoft:windows_10"), Texts(facts, 11));
        Assert.AreEqual(1, facts.Count);
    }

    [TestMethod]
    public void A_scan_is_joined_by_address()
    {
        var facts =
            Read(ReportXml.Scan(
                Recent, ReportXml.ScannedHost(
                    "10.0.0.1", "one.example.test", "ONE", "Windows 2019", "cpe:/o:microsoft:windows_server_2019"),
                    ReportXml.ScannedHost("10.0.0.2", "No registered hostname")));

        Assert.AreEqual(
            ("one.example.test", "ONE", "Windows 2019", "cpe:/o:microsoft:windows_server_2019"),
            Texts(new ReportKnowledge(facts).Find(new HostRecord(11) { Ip = "10.0.0.1" })));
        Assert.AreEqual(1, facts.Count);
    }

    [TestMethod]
    [DataRow("10.0.0.1", "17", "10.0.0.1", "17", true)]
    [DataRow("10.0.0.1", null, "10.0.0.1", "0", true)]
    [DataRow("10.0.0.1", null, "10.0.0.1", " ", true)]
    [DataRow("10.0.0.1", "17", "10.0.0.1", null, false)]
    [DataRow("10.0.0.1", "17", "10.0.0.1", "18", false)]
    [DataRow("2001:DB8:0:0::1", null, "2001:db8::1", null, true)]
    [DataRow("10.0.0.1", null, "10.0.0.2", null, false)]
    public void A_report_without_host_ids_is_joined_by_address_and_network(
        string told, string? toldNetwork, string listed, string? listedNetwork, bool expected)
    {
        var facts = Read(ReportXml.AssetData(Recent, ReportXml.Host(null, told, toldNetwork, "one.example.test")));

        var found = new ReportKnowledge(facts).Find(new HostRecord(11) { Ip = listed, NetworkId = listedNetwork });

        Assert.AreEqual(expected ? "one.example.test" : null, found?.DnsName.Text);
    }

    [TestMethod]
    public void A_host_with_an_id_is_never_joined_by_its_address()
    {
        var facts = Read(ReportXml.AssetData(Recent, ReportXml.Host(11, "10.0.0.1", dns: "one.example.test")));

        Assert.IsNull(new ReportKnowledge(facts).Find(new HostRecord(12) { Ip = "10.0.0.1" }));
    }

    [TestMethod]
    public void Placeholders_tell_nothing()
    {
        var facts = Read(ReportXml.AssetData(Recent, ReportXml.Host(11, dns: "No registered hostname", netBios: " ", os: "Unknown")));

        Assert.AreEqual(0, facts.Count);
    }

    [TestMethod]
    public void Order_white_space_unknown_elements_comments_and_a_byte_order_mark_do_not_matter()
    {
        const string xml =
            "\uFEFF<!-- a --><ASSET_DATA_REPORT><NEW><HOST><DNS>no</DNS></HOST></NEW><HOST_LIST><HOST>"
                + "<OPERATING_SYSTEM>\n <![CDATA[ Windows\t10 ]]>\n</OPERATING_SYSTEM>"
            + "<FUTURE a=\"1\"><DEEP/></FUTURE><DNS/><HOST_ID> 11 </HOST_ID></HOST><HOST/></HOST_LIST><HOST_LIST><HOST>"
            + "<HOST_ID>12</HOST_ID><NETBIOS>TWO</NETBIOS></HOST></HOST_LIST>"
            + "<HEADER><GENERATION_DATETIME> 2026-11-20T09:00:00Z </GENERATION_DATETIME></HEADER>"
            + "</ASSET_DATA_REPORT>\n<!-- CONFIDENTIAL -->";

        var facts = Read(xml);

        Assert.AreEqual("Windows 10", Texts(facts, 11).Os);
        Assert.AreEqual("TWO", Texts(facts, 12).NetBios);
    }

    [TestMethod]
    public void Bytes_that_are_no_text_cost_a_finding_or_the_value_that_holds_them_and_no_more()
    {
        var bytes =
            Encoding.Latin1.GetBytes(ReportXml.AssetData(Recent, ReportXml.Host(11, dns: "caf\u00E9.example.test", netBios: "ONE"))
                .Replace("not.a.fact", "\u00FF\u00FE", StringComparison.Ordinal));

        var facts = Read(bytes, out var outcome);

        Assert.AreEqual(ReportOutcome.Read, outcome);
        Assert.AreEqual((null, "ONE"), (Texts(facts, 11).Dns, Texts(facts, 11).NetBios));
    }

    [TestMethod]
    [DataRow("2026-10-26T12:00:00Z", true)]
    [DataRow("2026-10-26T14:00:00+02:00", true)]
    [DataRow("2026-10-26T11:59:59Z", false)]
    [DataRow("2030-01-01T00:00:00Z", true)]
    public void A_reports_age_is_the_date_in_its_header(string generated, bool counts)
    {
        Read(Encoding.UTF8.GetBytes(ReportXml.AssetData(generated, ReportXml.Host(11, dns: "a.example.test"))), out var outcome);

        Assert.AreEqual(counts ? ReportOutcome.Read : ReportOutcome.TooOld, outcome);
    }

    [TestMethod]
    public void A_report_that_is_too_old_is_not_read_beyond_its_header()
    {
        var body =
            new EndlessStream(
                Encoding.UTF8.GetBytes(
                    "<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>2020-01-01T00:00:00Z</GENERATION_DATETIME></HEADER><HOST_LIST>"));

        var outcome = Reader(new FactTable(), long.MaxValue).Read(body, "report 1");

        Assert.AreEqual(ReportOutcome.TooOld, outcome);
        Assert.IsLessThan(200_000, body.Delivered);
    }

    [TestMethod]
    [DataRow("<COMPLIANCE_POLICY_REPORT><HEADER/></COMPLIANCE_POLICY_REPORT>")]
    [DataRow("<WAS_SCAN_REPORT><HEADER/></WAS_SCAN_REPORT>")]
    public void A_document_of_another_kind_is_told_from_a_scan_report(string xml)
    {
        Read(Encoding.UTF8.GetBytes(xml), out var outcome);

        Assert.AreEqual(ReportOutcome.OtherDocument, outcome);
    }

    [TestMethod]
    public void A_report_that_was_cut_off_anywhere_is_asked_for_again()
    {
        var bytes = Encoding.UTF8.GetBytes(OneHost);
        var end = OneHost.IndexOf("</ASSET_DATA_REPORT>", StringComparison.Ordinal);
        for (var length = OneHost.IndexOf("<HEADER>", StringComparison.Ordinal); length < end; length += 11)
            Assert.AreEqual(ApiFault.Transient, Fault(bytes[..length]).Fault, $"cut after {length} bytes");
    }

    [TestMethod]
    [DataRow(
        "<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>2026-11-20T09:00:00Z</GENERATION_DATETIME></HEADER><HOST_LIST><HOST>"
            + "</HOST_LIST></ASSET_DATA_REPORT>")]
    [DataRow(
        "<!DOCTYPE ASSET_DATA_REPORT [<!ENTITY p SYSTEM \"file:///etc/passwd\">]><ASSET_DATA_REPORT><HOST_LIST><HOST>"
            + "<HOST_ID>11</HOST_ID><DNS>&p;</DNS></HOST></HOST_LIST></ASSET_DATA_REPORT>")]
    [DataRow(
        "<!DOCTYPE ASSET_DATA_REPORT [<!ENTITY a \"ha\"><!ENTITY p \"&a;&a;&a;\">]><ASSET_DATA_REPORT><HOST_LIST><HOST>"
            + "<HOST_ID>11</HOST_ID><DNS>&p;</DNS></HOST></HOST_LIST></ASSET_DATA_REPORT>")]
    [DataRow("<ASSET_DATA_REPORT><HOST_LIST><HOST><HOST_ID>11</HOST_ID><DNS>a.example.test</DNS></HOST></HOST_LIST></ASSET_DATA_REPORT>")]
    [DataRow("<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>last week</GENERATION_DATETIME></HEADER></ASSET_DATA_REPORT>")]
    public void A_report_that_is_malformed_or_without_a_date_is_refused_for_good(string xml) =>
        Assert.AreEqual(ApiFault.Final, Fault(Encoding.UTF8.GetBytes(xml)).Fault);

    [TestMethod]
    public void A_value_beyond_all_measure_is_never_built()
    {
        var fault = Fault(Encoding.UTF8.GetBytes(ReportXml.AssetData(Recent, ReportXml.Host(11, dns: new string('x', 9_000)))));

        StringAssert.Contains(fault.WhatHappened, "DNS is longer than 8192 characters");
    }

    [TestMethod]
    public void Elements_nested_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<X>", 5_000));

        StringAssert.Contains(
            Fault(Encoding.UTF8.GetBytes($"<ASSET_DATA_REPORT>{deep}</ASSET_DATA_REPORT>")).WhatHappened, "nested deeper than 64");
    }

    [TestMethod]
    public void A_single_tag_of_endless_length_is_refused_before_it_fills_the_memory()
    {
        var body = new EndlessStream("<ASSET_DATA_REPORT><HOST_LIST><HOST a=\""u8.ToArray());

        var fault = Assert.ThrowsExactly<QualysApiException>(() => Reader(new FactTable(), long.MaxValue).Read(body, "report 1"));

        StringAssert.Contains(fault.WhatHappened, "longer than 64 megabytes");
    }

    [TestMethod]
    public void A_report_larger_than_the_limit_is_refused_with_the_key_that_raises_it()
    {
        var body = new EndlessStream(
            Encoding.UTF8.GetBytes($"<ASSET_DATA_REPORT><HEADER><GENERATION_DATETIME>{Recent}</GENERATION_DATETIME></HEADER><HOST_LIST>"),
            " <HOST><HOST_ID>5</HOST_ID></HOST>"u8.ToArray());

        var fault = Assert.ThrowsExactly<QualysApiException>(() => Reader(new FactTable(), 2 * Megabyte).Read(body, "report 1"));

        StringAssert.Contains(fault.Message, "Qualys.ReportLimitMegabytes");
    }

    [TestMethod]
    [DataRow(CompressionLevel.Optimal, false)]
    [DataRow(CompressionLevel.Optimal, true)]
    [DataRow(CompressionLevel.NoCompression, true)]
    public void A_zipped_report_is_read_while_it_arrives(CompressionLevel level, bool isSeekable)
    {
        var facts = Read(
            Zip(level, isSeekable, ("reports/", ""), ("reports/Scan_Report.xml", OneHost), ("readme.txt", "no")), out var outcome);

        Assert.AreEqual(ReportOutcome.Read, outcome);
        Assert.AreEqual("ONE", Texts(facts, 11).NetBios);
    }

    [TestMethod]
    public void A_zipped_report_that_was_cut_off_anywhere_is_asked_for_again()
    {
        var zip = Zip(CompressionLevel.Optimal, isSeekable: false, ("Scan_Report.xml", OneHost));
        for (var length = 10; length < 400; length += 13)
            Assert.AreEqual(ApiFault.Transient, Fault(zip[..length]).Fault, $"cut after {length} bytes");
    }

    [TestMethod]
    public void A_zip_file_that_holds_no_file_or_is_encrypted_is_refused()
    {
        var encrypted = Zip(CompressionLevel.Optimal, isSeekable: true, ("a.xml", OneHost));
        encrypted[6] |= 1;

        StringAssert.Contains(Fault(Zip(CompressionLevel.Optimal, isSeekable: true, ("reports/", ""))).WhatHappened, "no file");
        StringAssert.Contains(Fault(encrypted).WhatHappened, "encrypted");
    }

    private static byte[] Zip(CompressionLevel level, bool isSeekable, params (string Name, string Content)[] entries)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(isSeekable ? memory : new OneWayStream(memory), ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return memory.ToArray();
    }

    private static ReportReader Reader(FactTable facts, long limit) => new(facts, id => id is 11 or 12, Window, limit);

    private static FactTable Read(string xml)
    {
        var facts = Read(Encoding.UTF8.GetBytes(xml), out var outcome);
        Assert.AreEqual(ReportOutcome.Read, outcome);
        return facts;
    }

    private static FactTable Read(byte[] bytes, out ReportOutcome outcome)
    {
        var facts = new FactTable();
        var reader = Reader(facts, long.MaxValue);
        outcome = reader.Read(new MemoryStream(bytes), "report 1");
        if (outcome == ReportOutcome.Read)
            facts.Commit(new ReportDate(reader.Generated, 1), ValueOrigin.Report(1, "Technical", reader.Generated));
        return facts;
    }

    private static QualysApiException Fault(byte[] bytes) =>
        Assert.ThrowsExactly<QualysApiException>(() => Reader(new FactTable(), long.MaxValue).Read(new MemoryStream(bytes), "report 1"));

    private static (string? Dns, string? NetBios, string? Os, string? Cpe) Texts(FactTable facts, long id) =>
        Texts(facts.Find([HostKey.OfId(id)]));

    private static (string? Dns, string? NetBios, string? Os, string? Cpe) Texts(ReportedFacts? facts) =>
        (facts?.DnsName.Text, facts?.NetBiosName.Text, facts?.OperatingSystem.Text, facts?.OperatingSystemCpe.Text);
}
