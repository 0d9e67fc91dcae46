using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Text;

namespace QualysSimulator.Listing;

/// <summary>Writes XML as UTF-8 directly into the response, in constant memory.</summary>
internal sealed class XmlOutput(PipeWriter writer)
{
    private const int FlushAt = 64 * 1024;

    private long _unflushed;

    /// <summary>Bytes written so far.</summary>
    public long Written { get; private set; }

    public void Raw(ReadOnlySpan<byte> utf8)
    {
        writer.Write(utf8);
        Count(utf8.Length);
    }

    public void Raw(string text)
    {
        var span = writer.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, span);
        writer.Advance(length);
        Count(length);
    }

    public void Number(long number)
    {
        var span = writer.GetSpan(20);
        Utf8Formatter.TryFormat(number, span, out var length);
        writer.Advance(length);
        Count(length);
    }

    /// <summary>Writes a leaf element in CDATA, as Qualys writes names; nothing for null.</summary>
    public void CData(ReadOnlySpan<byte> open, string? value, ReadOnlySpan<byte> close)
    {
        if (value is null)
            return;
        Raw(open);
        Raw("<![CDATA["u8);
        Raw(value);
        Raw("]]>"u8);
        Raw(close);
    }

    /// <summary>Writes a leaf element of plain text that needs no escaping; nothing for null.</summary>
    public void Leaf(ReadOnlySpan<byte> open, string? value, ReadOnlySpan<byte> close)
    {
        if (value is null)
            return;
        Raw(open);
        Raw(value);
        Raw(close);
    }

    /// <summary>Flushes once enough bytes are buffered.</summary>
    public async ValueTask FlushIfLargeAsync(CancellationToken cancellationToken)
    {
        if (_unflushed < FlushAt)
            return;
        _unflushed = 0;
        await writer.FlushAsync(cancellationToken);
    }

    private void Count(int length)
    {
        Written += length;
        _unflushed += length;
    }
}
