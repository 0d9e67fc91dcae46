using System.Threading.Channels;

namespace QualysPlugin.Api.Http;

/// <summary>
/// A body that is read while it arrives: a few buffers go round between the network and the reader, so memory stays the
/// same whatever the size. One thread reads; it blocks while nothing has come.
/// </summary>
internal sealed class StreamingBody : ReadOnlyStream
{
    private const int BufferSize = 64 * 1024;
    private const int Buffers = 16;

    private readonly Channel<byte[]> _free =
        Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly Channel<ArraySegment<byte>> _filled =
        Channel.CreateUnbounded<ArraySegment<byte>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly ReceivedBody _beginning;
    private readonly CancellationToken _cancellationToken;
    private ArraySegment<byte> _current;
    private int _consumed;

    /// <param name="beginning">What has come already; read first.</param>
    /// <param name="cancellationToken">Ends a read that waits.</param>
    public StreamingBody(ReceivedBody beginning, CancellationToken cancellationToken)
    {
        _beginning = beginning;
        _cancellationToken = cancellationToken;
        for (var i = 0; i < Buffers; i++)
            _free.Writer.TryWrite(new byte[BufferSize]);
    }

    /// <summary>Moves the body from the network into the buffers until its end; what goes wrong comes out of <see cref="Read"/>.</summary>
    public async Task FillAsync(BodyReceiver reception)
    {
        Exception? failure = null;
        try
        {
            while (true)
            {
                var buffer = await _free.Reader.ReadAsync(_cancellationToken).ConfigureAwait(false);
                var count = await reception.ReadAsync(new ArraySegment<byte>(buffer)).ConfigureAwait(false);
                if (count == 0)
                    return;
                _filled.Writer.TryWrite(new ArraySegment<byte>(buffer, 0, count));
            }
        }
        catch (Exception exception)
        {
            // The reader gets the failure, whatever it is.
            failure = exception;
        }
        finally
        {
            _filled.Writer.Complete(failure);
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (_beginning.Position < _beginning.Length)
            return _beginning.Read(buffer, offset, count);
        if (_consumed == _current.Count && !TakeNext())
            return 0;
        var copied = Math.Min(count, _current.Count - _consumed);
        Buffer.BlockCopy(_current.Array!, _consumed, buffer, offset, copied);
        _consumed += copied;
        return copied;
    }

    private bool TakeNext()
    {
        if (_current.Array is { } used)
            _free.Writer.TryWrite(used);
        _current = default;
        _consumed = 0;
        while (!_filled.Reader.TryRead(out _current))
        {
            if (!_filled.Reader.WaitToReadAsync(_cancellationToken).AsTask().GetAwaiter().GetResult())
                return false;
        }

        return true;
    }
}
