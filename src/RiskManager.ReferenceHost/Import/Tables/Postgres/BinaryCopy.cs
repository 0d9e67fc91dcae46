using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Tables.Postgres;

/// <summary>
/// Sends rows to the server by binary COPY. Without <see cref="Complete"/> none of them is written. The rows are encoded here, in large
/// pieces: the driver's own importer takes several times as long for rows of many short columns.
/// </summary>
internal sealed class BinaryCopy : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const int Null = -1;
    private const short End = -1;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private readonly NpgsqlRawCopyStream _stream;
    private readonly short _columns;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _used;
    private bool _isComplete;

    /// <param name="connection">The connection with the transaction.</param>
    /// <param name="sql">The COPY.</param>
    /// <param name="columns">How many columns it names.</param>
    public BinaryCopy(NpgsqlConnection connection, string sql, int columns)
    {
        _columns = checked((short)columns);
        _stream = connection.BeginRawBinaryCopy(sql);

        // The signature, no flags, no extension of the header.
        Append("PGCOPY\n"u8);
        Append([0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    public void BeginRow() => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), _columns);

    public void Write(IReadOnlyList<AssetColumn> columns, AssetRow asset)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            var column = columns[index];
            if (column.Text is { } text) Write(text(asset));
            else if (column.Number is { } number) Write(number(asset));
            else Write(column.Real!(asset));
        }
    }

    public void Write(string? value)
    {
        if (value is null)
        {
            WriteLength(Null);
            return;
        }

        var length = StrictUtf8.GetByteCount(value);
        WriteLength(length);
        if (length <= BufferSize) StrictUtf8.GetBytes(value, Take(length));
        else Append(StrictUtf8.GetBytes(value));
    }

    public void Write(long? value)
    {
        if (value is not { } number)
        {
            WriteLength(Null);
            return;
        }

        WriteLength(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), number);
    }

    public void Write(bool value)
    {
        WriteLength(sizeof(bool));
        Take(sizeof(bool))[0] = value ? (byte)1 : (byte)0;
    }

    public void Write(double? value)
    {
        if (value is not { } number)
        {
            WriteLength(Null);
            return;
        }

        WriteLength(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(Take(sizeof(double)), number);
    }

    /// <summary>Has the server write the rows.</summary>
    public void Complete()
    {
        BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), End);
        Flush();
        _isComplete = true;
        _stream.Dispose();
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        if (_isComplete) return;
        _stream.Cancel();
        _stream.Dispose();
    }

    private void WriteLength(int length) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), length);

    /// <summary>Room for some bytes, at most <see cref="BufferSize"/>.</summary>
    private Span<byte> Take(int count)
    {
        if (_used + count > BufferSize) Flush();
        var room = _buffer.AsSpan(_used, count);
        _used += count;
        return room;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= BufferSize)
        {
            bytes.CopyTo(Take(bytes.Length));
            return;
        }

        Flush();
        _stream.Write(bytes);
    }

    private void Flush()
    {
        if (_used > 0) _stream.Write(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}
