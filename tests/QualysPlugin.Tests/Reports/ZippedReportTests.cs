using System.Text;
using QualysPlugin.Api.Http;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>Zip files, byte by byte, of kinds that no library of ours writes.</summary>
[TestClass]
public sealed class ZippedReportTests
{
    private const string Content = "<SCAN/>";
    private const int Stored = 0;
    private const int InZip64 = -1;

    private static readonly byte[] ContentAndMore = Encoding.UTF8.GetBytes(Content + "more");

    [TestMethod]
    [DataRow("")]
    [DataRow(" \t\r\n")]
    [DataRow("\uFEFF")]
    [DataRow("\n\uFEFF ")]
    public void Blanks_and_marks_before_a_zip_file_do_not_matter(string before) => Assert.AreEqual(
        Content, Read([.. Encoding.UTF8.GetBytes(before), .. Header(Stored, size: 7), .. Encoding.UTF8.GetBytes(Content + "PK")]));

    [TestMethod]
    [DataRow("<SCAN/>", "<SCAN/>")]
    [DataRow(" \uFEFF<SCAN/>", "<SCAN/>")]
    [DataRow("<a", "<a")]
    [DataRow("PK", "PK")]
    [DataRow("PK is no zip file", "PK is no zip file")]
    [DataRow(" ", "")]
    [DataRow("", "")]
    public void What_is_no_zip_file_is_read_as_it_is(string file, string content) =>
        Assert.AreEqual(content, Read(Encoding.UTF8.GetBytes(file)));

    [TestMethod]
    public void A_file_is_read_whole_in_pieces_that_are_shorter_than_what_was_looked_at()
    {
        using var stream = ZippedReport.Open(new MemoryStream(Encoding.UTF8.GetBytes(Content)), "report 1");
        var read = new List<byte>();
        var piece = new byte[3];
        for (int count; (count = stream.Read(piece, 0, piece.Length)) > 0;)
            read.AddRange(piece[..count]);

        Assert.AreEqual(Content, Encoding.UTF8.GetString([.. read]));
    }

    [TestMethod]
    public void A_stored_file_ends_where_its_size_says() =>
        Assert.AreEqual("<SC", Read([.. Header(Stored, size: 3), .. Encoding.UTF8.GetBytes(Content)]));

    [TestMethod]
    public void Sizes_are_read_from_all_their_bytes()
    {
        var content = new string('x', 0x010203);

        Assert.AreEqual(content, Read([.. Header(Stored, size: 0x010203), .. Encoding.UTF8.GetBytes(content + "PK")]));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_size_of_a_stored_file_may_stand_in_the_extra_field_of_zip64(bool hasBothSizes)
    {
        byte[] zip64 = hasBothSizes
            ? [1, 0, 16, 0, .. BitConverter.GetBytes(99L), .. BitConverter.GetBytes(7L)]
            : [1, 0, 8, 0, .. BitConverter.GetBytes(7L)];
        byte[] timestamp = [0x55, 0x54, 5, 0, 1, 2, 3, 4, 5];

        var header = Header(Stored, InZip64, unpackedSize: hasBothSizes ? InZip64 : 99, extra: [.. timestamp, .. zip64]);

        Assert.AreEqual(Content, Read([.. header, .. ContentAndMore]));
    }

    [TestMethod]
    public void An_extra_field_that_is_too_short_for_a_size_tells_none()
    {
        var header = Header(Stored, InZip64, unpackedSize: InZip64, extra: [1, 0, 12, 0, .. BitConverter.GetBytes(3L), 0, 0, 0, 0]);

        Assert.AreEqual(Content, Read([.. header, .. Encoding.UTF8.GetBytes(Content)]));
    }

    [TestMethod]
    [DataRow(0, 1 << 3)]
    [DataRow(12, 0)]
    [DataRow(9, 0)]
    public void A_file_that_is_packed_so_that_its_end_cannot_be_seen_is_refused(int method, int flags)
    {
        var fault = Assert.ThrowsExactly<QualysApiException>(() => Read([.. Header(method, size: 7, flags: flags), .. new byte[20]]));

        Assert.AreEqual(
            (ApiFault.Final, "the zip file is packed in a way that cannot be read while it arrives."),
            (fault.Fault, fault.WhatHappened.ToString()));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(1 | (1 << 3))]
    public void An_encrypted_file_is_refused_whatever_else_its_flags_say(int flags)
    {
        var fault = Assert.ThrowsExactly<QualysApiException>(() => Read([.. Header(Stored, size: 7, flags: flags), .. new byte[20]]));

        Assert.AreEqual((ApiFault.Final, "the zip file is encrypted."), (fault.Fault, fault.WhatHappened.ToString()));
    }

    [TestMethod]
    public void Folders_before_the_file_are_passed_over()
    {
        byte[] zip = [.. Header(Stored, 0, name: "a/"), .. Header(Stored, 0, name: "a/b/"), .. Header(Stored, 7), .. ContentAndMore];

        Assert.AreEqual(Content, Read(zip));
    }

    [TestMethod]
    public void A_file_without_a_name_is_read() =>
        Assert.AreEqual(Content, Read([.. Header(Stored, 7, name: ""), .. ContentAndMore]));

    /// <summary>The header before a file in a zip archive.</summary>
    private static byte[] Header(
        int method, int size, int flags = 0, int unpackedSize = 7, string name = "report.xml", byte[]? extra = null) =>
    [
        (byte)'P', (byte)'K', 3, 4, 20, 0, .. BitConverter.GetBytes((short)flags), .. BitConverter.GetBytes((short)method),
        .. new byte[8], .. BitConverter.GetBytes(size), .. BitConverter.GetBytes(unpackedSize),
        .. BitConverter.GetBytes((short)name.Length), .. BitConverter.GetBytes((short)(extra?.Length ?? 0)),
        .. Encoding.ASCII.GetBytes(name), .. extra ?? [],
    ];

    private static string Read(byte[] file)
    {
        using var stream = ZippedReport.Open(new MemoryStream(file), "report 1");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
