namespace QualysPlugin.Tests.Reports;

/// <summary>A beginning, and then the same again without end.</summary>
internal sealed class EndlessStream(byte[] beginning, byte[]? repeated = null) : Stream
{
    private readonly byte[] _repeated = repeated ?? "x"u8.ToArray();

    public long Delivered { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        for (var i = 0; i < count; i++, Delivered++)
            buffer[offset + i] = Delivered < beginning.Length
                ? beginning[Delivered]
                : _repeated[(Delivered - beginning.Length) % _repeated.Length];
        return count;
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
