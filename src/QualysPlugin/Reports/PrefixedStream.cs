using QualysPlugin.Api.Http;

namespace QualysPlugin.Reports;

/// <summary>A stream of which some bytes were read already to look at them; they are read first.</summary>
internal sealed class PrefixedStream(byte[] prefix, int prefixLength, Stream rest) : ReadOnlyStream
{
    private int _position;

    /// <summary>How many bytes of the rest belong to it; all by default.</summary>
    public long Remaining { get; set; } = long.MaxValue;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position < prefixLength)
        {
            var copied = Math.Min(count, prefixLength - _position);
            Buffer.BlockCopy(prefix, _position, buffer, offset, copied);
            _position += copied;
            return copied;
        }

        var read = rest.Read(buffer, offset, (int)Math.Min(count, Remaining));
        Remaining -= read;
        return read;
    }
}
