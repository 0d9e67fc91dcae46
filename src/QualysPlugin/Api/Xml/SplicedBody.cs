using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>A body without a range of its bytes, read once from the beginning.</summary>
internal sealed class SplicedBody(ReceivedBody body, ByteRange without) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => body.Length - without.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var isBefore = _position < without.Start;
        body.Position = isBefore ? _position : _position + without.Length;
        var read = body.Read(buffer, offset, isBefore ? (int)Math.Min(count, without.Start - _position) : count);
        _position += read;
        return read;
    }

    public override void Flush()
    {
        // Nothing is ever written.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
