using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>Writes rows as lines of JSON: an array of values each, in the order of the columns.</summary>
internal sealed class RowWriter : IDisposable
{
    private const int FlushAt = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAt);
    private readonly Stream _target;
    private readonly Utf8JsonWriter _json;

    public RowWriter(Stream target)
    {
        _target = target;
        _json = new Utf8JsonWriter(
            _buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>The rows so far.</summary>
    public long Rows { get; private set; }

    public void BeginRow() => _json.WriteStartArray();

    public void Null() => _json.WriteNullValue();

    public void Integer(long value) => _json.WriteNumberValue(value);

    public void Real(double value) => _json.WriteNumberValue(value);

    public void Boolean(bool value) => _json.WriteBooleanValue(value);

    public void Text(string value) => _json.WriteStringValue(value);

    /// <summary>A text in UTF-8.</summary>
    public void Text(ReadOnlySpan<byte> value) => _json.WriteStringValue(value);

    public void EndRow()
    {
        _json.WriteEndArray();
        _json.Flush();
        _json.Reset();
        _buffer.Write("\n"u8);
        Rows++;
        if (_buffer.WrittenCount >= FlushAt) Flush();
    }

    /// <summary>Hands over what is buffered.</summary>
    public void Flush()
    {
        _target.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();
}
