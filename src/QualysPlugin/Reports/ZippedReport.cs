using System.IO.Compression;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Reports;

/// <summary>
/// Reads the first file of a zip archive while the archive arrives. The directory of a zip archive stands at its end, so the
/// headers before the files are read instead; a deflated file says itself where it ends.
/// </summary>
internal static class ZippedReport
{
    private const int HeaderLength = 30;
    private const int Encrypted = 1;
    private const int SizesFollow = 1 << 3;
    private const int Stored = 0;
    private const int Deflated = 8;
    private const uint InZip64 = uint.MaxValue;
    private const int Zip64 = 1;

    /// <summary>The XML of a report: the file itself, or the first file of the zip archive.</summary>
    /// <param name="file">The file as Qualys delivers it.</param>
    /// <param name="requestName">What was asked for, for messages.</param>
    /// <exception cref="QualysApiException">The archive is encrypted, empty, cut off or of another kind.</exception>
    public static Stream Open(Stream file, string requestName)
    {
        var start = new byte[HeaderLength];
        var length = ReadUpTo(file, start, SkipBlanks(file, start), 4);
        if (length < 4 || !ZipSignature.IsLocalHeader(start))
            return new PrefixedStream(start, length, file);
        while (true)
        {
            ReadExactly(file, start, 4, HeaderLength - 4, requestName);
            var name = ReadBytes(file, Number(start, 26, 2), requestName);
            var extra = ReadBytes(file, Number(start, 28, 2), requestName);
            var isFolder = name.Length > 0 && name[name.Length - 1] == '/';
            if (!isFolder)
                return OpenEntry(file, start, extra, requestName);
            ReadExactly(file, start, 0, 4, requestName);
            if (!ZipSignature.IsLocalHeader(start))
                throw Unreadable(requestName, $"the zip file holds no file.");
        }
    }

    private static Stream OpenEntry(Stream file, byte[] header, byte[] extra, string requestName)
    {
        var flags = Number(header, 6, 2);
        if ((flags & Encrypted) != 0)
            throw Unreadable(requestName, $"the zip file is encrypted.");
        switch (Number(header, 8, 2))
        {
            case Deflated:
                return new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true);
            case Stored when (flags & SizesFollow) == 0:
                return new PrefixedStream([], 0, file) { Remaining = CompressedSize(header, extra) };
            default:
                throw Unreadable(requestName, $"the zip file is packed in a way that cannot be read while it arrives.");
        }
    }

    /// <summary>The size of an entry of more than four gigabytes stands in an extra field.</summary>
    private static long CompressedSize(byte[] header, byte[] extra)
    {
        var size = Number(header, 18, 4);
        if (size != InZip64)
            return size;
        for (var at = 0; at + 4 <= extra.Length; at += 4 + (int)Number(extra, at + 2, 2))
        {
            var compressedAt = at + 4 + (Number(header, 22, 4) == InZip64 ? 8 : 0);
            if (Number(extra, at, 2) == Zip64 && compressedAt + 8 <= extra.Length)
                return Number(extra, compressedAt, 8);
        }

        return size;
    }

    private static long Number(byte[] bytes, int at, int count)
    {
        var number = 0L;
        for (var i = count - 1; i >= 0; i--)
            number = (number << 8) | bytes[at + i];
        return number;
    }

    private static byte[] ReadBytes(Stream file, long count, string requestName)
    {
        var bytes = new byte[count];
        ReadExactly(file, bytes, 0, bytes.Length, requestName);
        return bytes;
    }

    private static void ReadExactly(Stream file, byte[] bytes, int offset, int count, string requestName)
    {
        for (var end = offset + count; offset < end;)
        {
            var read = file.Read(bytes, offset, end - offset);
            if (read == 0)
                throw new QualysApiException(ApiFault.Transient, requestName, $"the zip file was cut off.", $"Generate it anew in Qualys.");
            offset += read;
        }
    }

    /// <summary>
    /// Reads the blanks before the file, which keep a connection alive until it is ready, the marks of UTF-8, and the first byte after
    /// them.
    /// </summary>
    /// <returns>How many bytes of the file were read: one, or none at its end.</returns>
    private static int SkipBlanks(Stream file, byte[] bytes)
    {
        do
        {
            if (file.Read(bytes, 0, 1) == 0)
                return 0;
        }
        while (bytes[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF);

        return 1;
    }

    private static int ReadUpTo(Stream file, byte[] bytes, int length, int count)
    {
        int read;
        while (length < count && (read = file.Read(bytes, length, count - length)) > 0)
            length += read;
        return length;
    }

    private static QualysApiException Unreadable(string requestName, FormattableString what) =>
        new(ApiFault.Final, requestName, what, $"Generate the report anew in Qualys.");
}
