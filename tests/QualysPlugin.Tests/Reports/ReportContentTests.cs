using System.Text;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>The limits of a report while it arrives, and what is said of one that is no good.</summary>
[TestClass]
public sealed class ReportContentTests
{
    private const int Megabyte = 1024 * 1024;

    [TestMethod]
    public void A_report_may_be_as_long_as_the_limit_and_no_byte_longer()
    {
        Assert.AreEqual(2 * Megabyte, Read(Content(2 * Megabyte, limit: 2 * Megabyte)));

        var fault = Assert.ThrowsExactly<QualysApiException>(() => Read(Content((2 * Megabyte) + 1, limit: 2 * Megabyte)));
        Assert.AreEqual(
            (ApiFault.Final, "it holds more than 2 megabytes.",
                "Raise Qualys.ReportLimitMegabytes in web.config, or make the report smaller in Qualys."),
            (fault.Fault, fault.WhatHappened.ToString(), fault.Advice.ToString()));
    }

    [TestMethod]
    public void A_tag_or_text_may_be_64_megabytes_long_from_where_it_begins_and_no_byte_longer()
    {
        var content = new ReportContent(new TagsWithoutEnd(), "report 1", long.MaxValue);
        var buffer = new byte[32 * Megabyte];
        Read(content, new byte[4]);
        Read(content, buffer);
        content.NodeBegins();
        Read(content, buffer);
        Read(content, buffer);

        var fault = Assert.ThrowsExactly<XmlException>(() => content.Read(buffer, 0, 1));

        Assert.AreEqual("A single tag or text is longer than 64 megabytes.", fault.Message);
    }

    [TestMethod]
    [DataRow("<IP/>", 1, true)]
    [DataRow("<IP/>", 5_000, true)]
    [DataRow("<IP></SCAN>", 1, false)]
    [DataRow("<IP></SCAN>", 3, false)]
    [DataRow("<IP></SCAN>", 5_000, false)]
    public void A_report_whose_document_element_does_not_end_was_cut_off(string end, int bytesAtOnce, bool isCutOff)
    {
        var content = Drained("<SCAN>" + new string(' ', 6_000) + end, bytesAtOnce);

        var fault = content.Explain(new XmlException("It is odd."), "SCAN");

        Assert.AreEqual(
            isCutOff ? (ApiFault.Transient, "it was cut off after 6,011 bytes.") : (ApiFault.Final, "it is malformed (It is odd.)."),
            (fault.Fault, fault.WhatHappened.ToString()));
        Assert.AreEqual("Generate it anew in Qualys.", fault.Advice.ToString());
    }

    [TestMethod]
    public void The_end_of_a_document_element_is_seen_if_the_last_read_is_as_long_as_what_is_remembered()
    {
        var content = Drained("<SCAN>" + new string(' ', 4_096 - 7) + "</SCAN>", 6, 4_096);

        Assert.AreEqual(ApiFault.Final, content.Explain(new XmlException("It is odd."), "SCAN").Fault);
    }

    [TestMethod]
    public void The_end_of_a_document_element_is_seen_at_the_very_beginning_of_what_is_remembered()
    {
        var content = Drained("</SCAN>" + new string(' ', 4_096 - 7), 100);

        Assert.AreEqual(ApiFault.Final, content.Explain(new XmlException("It is odd."), "SCAN").Fault);
    }

    [TestMethod]
    public void A_report_that_has_not_ended_is_malformed_and_not_cut_off()
    {
        var content = new ReportContent(new TagsWithoutEnd(), "report 1", long.MaxValue);
        Read(content, new byte[4]);

        Assert.AreEqual(ApiFault.Final, content.Explain(new XmlException("It is odd."), "SCAN").Fault);
    }

    [TestMethod]
    [DataRow("Sorry", true)]
    [DataRow(" \r\n\tSorry", true)]
    [DataRow("\uFEFFSorry", true)]
    [DataRow("!", true)]
    [DataRow("<SCAN", false)]
    [DataRow(" \uFEFF <SCAN", false)]
    [DataRow(" ", false)]
    [DataRow("", false)]
    public void Text_that_begins_with_no_tag_is_no_xml(string text, bool isText)
    {
        var fault = Drained(text, 1).Explain(new XmlException("It is odd."), "");

        Assert.AreEqual(isText ? ApiFault.NotXml : ApiFault.Transient, fault.Fault);
    }

    [TestMethod]
    [DataRow(new byte[] { 0xFF, 0xFE })]
    [DataRow(new byte[] { 0xFE, 0xFF })]
    [DataRow(new byte[] { 0xEF, 0xBB, 0xBF })]
    [DataRow(new byte[] { 0x1F, 0x20 })]
    public void Marks_and_control_characters_are_no_text(byte[] bytes)
    {
        var content = new ReportContent(new MemoryStream(bytes), "report 1", long.MaxValue);
        Read(content);

        Assert.AreNotEqual(ApiFault.NotXml, content.Explain(new XmlException("It is odd."), "").Fault);
    }

    [TestMethod]
    public void Text_in_place_of_a_report_may_be_one_in_another_format()
    {
        var fault = Drained("ID;Title", 100).Explain(new XmlException("It is odd."), "");

        Assert.AreEqual(("the answer is not XML but other text.", 200), (fault.WhatHappened.ToString(), fault.Status));
        StringAssert.EndsWith(
            fault.Advice.ToString(), "A report in another format than XML, such as CSV, has to be generated anew as XML.");
    }

    [TestMethod]
    public void A_document_that_has_begun_is_no_text_whatever_its_first_byte() =>
        Assert.AreEqual(ApiFault.Transient, Drained("Sorry", 100).Explain(new XmlException("It is odd."), "SCAN").Fault);

    [TestMethod]
    public void A_damaged_zip_file_is_asked_for_again()
    {
        var fault = Drained("<SCAN/>", 100).Explain(new InvalidDataException(), "SCAN");

        Assert.AreEqual((ApiFault.Transient, "the zip file is cut off or damaged."), (fault.Fault, fault.WhatHappened.ToString()));
    }

    [TestMethod]
    public void Disposing_of_the_content_leaves_the_body_to_whoever_opened_it()
    {
        var body = new MemoryStream([.. "PK\u0003\u0004"u8, .. new byte[4], 8, .. new byte[21], 3, 0]);

        new ReportContent(body, "report 1", long.MaxValue).Dispose();

        Assert.IsTrue(body.CanRead);
    }

    private static ReportContent Content(int length, long limit) =>
        new(new MemoryStream(Enumerable.Repeat((byte)'<', length).ToArray()), "report 1", limit);

    private static ReportContent Drained(string text, params int[] bytesAtOnce)
    {
        var content = new ReportContent(new MemoryStream(Encoding.UTF8.GetBytes(text)), "report 1", long.MaxValue);
        var buffer = new byte[8_192];
        for (var read = 0; content.Read(buffer, 0, bytesAtOnce[Math.Min(read, bytesAtOnce.Length - 1)]) > 0; read++)
        {
            // Only what the content remembers matters.
        }

        return content;
    }

    private static int Read(ReportContent content)
    {
        var buffer = new byte[65_536];
        var length = 0;
        for (int read; (read = content.Read(buffer, 0, buffer.Length)) > 0; length += read)
        {
            // What was read is only counted.
        }

        return length;
    }

    private static void Read(ReportContent content, byte[] buffer) =>
        Assert.AreEqual(buffer.Length, content.Read(buffer, 0, buffer.Length));

    /// <summary>As long as anybody reads; what lies in the buffer after the first byte does not matter.</summary>
    private sealed class TagsWithoutEnd : ReadOnlyStream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer[offset] = (byte)'<';
            return count;
        }
    }
}
