using System.Collections.Concurrent;

namespace QualysPlugin.Api.Http;

/// <summary>
/// The body of an answer, held in pooled chunks below the size that the runtime treats as large. A page is received in
/// full before it is read, so a page that was cut off is asked for again before any of its hosts counts.
/// </summary>
internal sealed class ReceivedBody : ReadOnlyStream
{
    private const int ChunkSize = 64 * 1024;
    private const int PooledChunks = 2_048;

    private static readonly ConcurrentBag<byte[]> Pool = [];

    private readonly List<byte[]> _chunks = [];
    private long _length;
    private long _position;

    public override bool CanSeek => true;

    public override long Length => _length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 && value <= _length ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The memory that the body takes, in bytes.</summary>
    public long Capacity => _chunks.Count * (long)ChunkSize;

    /// <summary>Hands the bytes over to a body of its own, which outlives this one.</summary>
    public ReceivedBody Take()
    {
        var taken = new ReceivedBody { _length = _length };
        taken._chunks.AddRange(_chunks);
        _chunks.Clear();
        _length = _position = 0;
        return taken;
    }

    /// <summary>The part of the last chunk that is still free; never empty.</summary>
    public ArraySegment<byte> FreeSpace()
    {
        var used = (int)(_length % ChunkSize);
        if (used == 0 && _chunks.Count * (long)ChunkSize == _length)
            _chunks.Add(Pool.TryTake(out var chunk) ? chunk : new byte[ChunkSize]);
        return new ArraySegment<byte>(_chunks[_chunks.Count - 1], used, ChunkSize - used);
    }

    /// <summary>Counts bytes that were written into <see cref="FreeSpace"/>.</summary>
    public void Received(int count) => _length += count;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var within = (int)(_position % ChunkSize);
        var available = (int)Math.Min(Math.Min(count, ChunkSize - within), _length - _position);
        if (available <= 0)
            return 0;
        Buffer.BlockCopy(_chunks[(int)(_position / ChunkSize)], within, buffer, offset, available);
        _position += available;
        return available;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => _length + offset,
    };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var chunk in _chunks)
            {
                if (Pool.Count < PooledChunks)
                    Pool.Add(chunk);
            }

            _chunks.Clear();
            _length = _position = 0;
        }

        base.Dispose(disposing);
    }
}
