using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace RiskManagerSimulator.Json;

/// <summary>Writes the body of a reply.</summary>
internal sealed class ReplyWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _body = new(4_096);
    private readonly Utf8JsonWriter _json;
    private readonly ReplyFormat _format;

    private ReplyWriter(ReplyFormat format)
    {
        _format = format;
        _json = new Utf8JsonWriter(_body);
    }

    /// <summary>The body that an action writes.</summary>
    public static ReadOnlyMemory<byte> Write(ReplyFormat format, Action<ReplyWriter> write)
    {
        using var writer = new ReplyWriter(format);
        write(writer);
        writer._json.Flush();
        return writer._body.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    /// <summary>Writes an object; without a name it is an element of a list or the body itself.</summary>
    public void Object(string? name, Action writeFields)
    {
        Name(name);
        _json.WriteStartObject();
        writeFields();
        _json.WriteEndObject();
    }

    public void List<T>(string? name, IEnumerable<T> items, Action<T> write)
    {
        Name(name);
        _json.WriteStartArray();
        foreach (var item in items)
            write(item);
        _json.WriteEndArray();
    }

    public void Text(string? name, string? value)
    {
        Name(name);
        _json.WriteStringValue(value);
    }

    public void Id(string name, Guid? value)
    {
        Name(name);
        if (value is { } id)
            _json.WriteStringValue(id);
        else
            _json.WriteNullValue();
    }

    public void Number(string? name, double? value)
    {
        Name(name);
        if (value is null)
            _json.WriteNullValue();
        else if (_format.QuotesNumbers)
            _json.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture));
        else
            _json.WriteNumberValue(value.Value);
    }

    /// <summary>A number that is bare in every format.</summary>
    public void BareNumber(string? name, int value)
    {
        Name(name);
        _json.WriteNumberValue(value);
    }

    /// <summary>Writes a date as Microsoft's serializers did, its slashes escaped.</summary>
    public void Date(string name, DateTimeOffset? value)
    {
        Name(name);
        if (value is { } date)
            _json.WriteRawValue($"\"{_format.Date(date).Replace("/", "\\/", StringComparison.Ordinal)}\"");
        else
            _json.WriteNullValue();
    }

    private void Name(string? name)
    {
        if (name is not null)
            _json.WritePropertyName(name);
    }
}
