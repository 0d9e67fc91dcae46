using System.Text.Json;

namespace RiskManager.ReferenceHost.Backups.Format;

/// <summary>Reads what a <see cref="RowWriter"/> wrote.</summary>
internal sealed class RowReader(Stream source, IReadOnlyList<BackupColumn> columns)
{
    private const int MaxLineBytes = 256 * 1024 * 1024;

    private readonly RowValue[] _values = new RowValue[columns.Count];
    private byte[] _buffer = new byte[128 * 1024];
    private int _begin;
    private int _end;

    public IReadOnlyList<BackupColumn> Columns => columns;

    /// <summary>The rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>A value of the row.</summary>
    public ref readonly RowValue this[int column] => ref _values[column];

    /// <summary>Moves to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">The line is none of the columns.</exception>
    public bool Read()
    {
        var searched = 0;
        while (true)
        {
            var line = _buffer.AsSpan(_begin, _end - _begin);
            if (line[searched..].IndexOf((byte)'\n') is >= 0 and var found)
            {
                Parse(line[..(searched + found)]);
                _begin += searched + found + 1;
                Rows++;
                return true;
            }

            searched = line.Length;
            if (Fill()) continue;
            return searched == 0 ? false : throw new InvalidDataException("The last line has no end.");
        }
    }

    private bool Fill()
    {
        if (_begin > 0)
        {
            Buffer.BlockCopy(_buffer, _begin, _buffer, 0, _end - _begin);
            (_begin, _end) = (0, _end - _begin);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MaxLineBytes) throw new InvalidDataException("A line is longer than any row.");
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = source.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }

    private void Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            Expect(json.Read() && json.TokenType == JsonTokenType.StartArray);
            for (var column = 0; column < columns.Count; column++)
            {
                Expect(json.Read());
                _values[column] = ReadValue(ref json, columns[column].Kind);
            }

            Expect(json.Read() && json.TokenType == JsonTokenType.EndArray && !json.Read());
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException($"Row {Rows + 1} cannot be read: {exception.Message}", exception);
        }
    }

    private static RowValue ReadValue(ref Utf8JsonReader json, ColumnKind kind) => json.TokenType == JsonTokenType.Null
        ? new RowValue { IsNull = true }
        : kind switch
        {
            ColumnKind.Integer => new RowValue { Integer = json.GetInt64() },
            ColumnKind.Real => new RowValue { Real = json.GetDouble() },
            ColumnKind.Boolean => new RowValue { Integer = json.GetBoolean() ? 1 : 0 },
            _ => new RowValue { Text = json.GetString()! },
        };

    private static void Expect(bool holds)
    {
        if (!holds) throw new JsonException("The values are not those of the columns.");
    }
}
