using System.Text;

namespace QualysPlugin.Tests.Api;

/// <summary>What one reader tolerates, all readers tolerate: lists and reports, zipped ones too.</summary>
[TestClass]
public sealed class ToleratedOddityTests
{
    /// <summary>Each turns a good document into an odd one that means the same.</summary>
    private static readonly IReadOnlyDictionary<string, Func<string, string>> Oddities = new Dictionary<string, Func<string, string>>
    {
        ["nothing odd"] = xml => xml,
        ["a blank line before"] = xml => "\n" + xml,
        ["blanks before that keep the connection alive"] = xml => new string(' ', 60_000) + "\r\n\t" + xml,
        ["a byte order mark"] = xml => "\uFEFF" + xml,
        ["a byte order mark after a blank line"] = xml => "\r\n\uFEFF" + xml,
        ["a blank line after a byte order mark"] = xml => "\uFEFF\r\n" + xml,
        ["two byte order marks"] = xml => "\uFEFF\uFEFF" + xml,
        ["a control character before"] = xml => "\u0000" + xml,
        ["blank lines and NUL after"] = xml => xml + "\r\n\r\n\u0000",
        ["comments after"] = xml => xml + "<!-- CONFIDENTIAL --><!-- // -->",
        ["a wrong encoding declared"] = xml => "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + WithoutDeclaration(xml),
        ["no declaration"] = WithoutDeclaration,
        ["a control character in a value"] = xml => xml.Replace("ALFA", "AL\u001BFA", StringComparison.Ordinal),
        ["other forbidden characters in a value"] = xml => xml.Replace("ALFA", "\u0001AL\u000B\uFFFE\uFFFFFA", StringComparison.Ordinal),
        ["a control character between elements"] = xml => xml.Replace("><", ">\u0008<", StringComparison.Ordinal),
        ["an unknown element with a control character"] = xml => Inserted(xml, "<NEW>ntpd: \u001B[60G OK</NEW>"),
        ["an unknown element with a control character in a section"] = xml => Inserted(xml, "<NEW><![CDATA[ntpd: \u001B[60G]]></NEW>"),
        ["an unknown element with a control character as a reference"] = xml => Inserted(xml, "<NEW>&#27;&#x1;&#0;[60G</NEW>"),
        ["an unknown element with an attribute"] = xml => Inserted(xml, "<NEW a=\"\u001B&#27;\"/>"),
        ["a huge unknown text"] = xml => Inserted(xml, $"<NEW>{new string('x', 300_000)}</NEW>"),
        ["a processing instruction"] = xml => Inserted(xml, "<?qualys any?>"),
        ["blanks in tags"] = xml => xml.Replace("</ID>", "</ID >", StringComparison.Ordinal),
        ["every line ended the old way"] = xml => xml.Replace("><", ">\r<", StringComparison.Ordinal),
    };

    [TestMethod]
    public void Every_reader_tolerates_every_oddity()
    {
        foreach (var (oddity, apply) in Oddities)
        {
            foreach (var reader in AnyReader.All)
                Assert.AreEqual(AnyReader.Expected, reader.Read(apply(reader.Document)), $"{reader.Name} with {oddity}");
        }
    }

    [TestMethod]
    public void Bytes_that_are_not_utf8_in_what_is_not_used_cost_nothing()
    {
        foreach (var reader in AnyReader.All.Where(reader => reader.Name == "host list" || AnyReader.Reports.Contains(reader)))
        {
            var bytes = Encoding.Latin1.GetBytes(Inserted(reader.Document, "<NEW>caf\u00E9</NEW>"));

            Assert.AreEqual(AnyReader.Expected, reader.ReadBytes(bytes), reader.Name);
        }
    }

    [TestMethod]
    public void A_byte_order_mark_does_not_make_bytes_that_are_not_utf8_a_value()
    {
        var hosts = AnyReader.All[0];
        var document = hosts.Document.Replace("ALFA", "caf\u00E9", StringComparison.Ordinal);
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.Latin1.GetBytes(document)];

        Assert.AreEqual(" without 11", hosts.ReadBytes(bytes));
    }

    [TestMethod]
    public void A_zip_file_may_come_after_blanks_too()
    {
        var report = AnyReader.Reports.First();
        byte[] file = [.. "\r\n  "u8, .. AnyReader.Zip(Encoding.UTF8.GetBytes(report.Document))];

        Assert.AreEqual(AnyReader.Expected, AnyReader.ReadReport(file));
    }

    [TestMethod]
    public void A_control_character_in_the_raw_text_of_a_finding_costs_nothing()
    {
        const string finding = "<VULN_INFO_LIST><VULN_INFO><RESULT><![CDATA[ntpd: \u001B[60G OK]]></RESULT></VULN_INFO></VULN_INFO_LIST>";
        var report = AnyReader.Reports.First();

        Assert.AreEqual(AnyReader.Expected, report.Read(report.Document.Replace("</HOST>", finding + "</HOST>", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void An_attribute_of_a_scan_may_hold_a_control_character()
    {
        var scan = AnyReader.Reports.Single(reader => reader.Name == "scan report");

        Assert.AreEqual(
            AnyReader.Expected, scan.Read(scan.Document.Replace("name=\"ALFA\"", "name=\"AL\u0007FA&#27;\"", StringComparison.Ordinal)));
    }

    private static string WithoutDeclaration(string xml) =>
        xml[(xml.IndexOf("?>", StringComparison.Ordinal) is var end and > 0 ? end + 2 : 0)..];

    /// <summary>Before the host, the ID, the group or the report.</summary>
    private static string Inserted(string xml, string element)
    {
        foreach (var place in new[] { "<DNS><![CDATA[ALFA", "<DNS>ALFA", "<TITLE>ALFA", "<OS>", "<VULNS>", "<ID_SET>" })
        {
            if (xml.Contains(place, StringComparison.Ordinal))
                return xml.Replace(place, element + place, StringComparison.Ordinal);
        }

        throw new InvalidOperationException($"There is no place for an element in {xml}");
    }
}
