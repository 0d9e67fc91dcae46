using QualysSimulator.Faults;

namespace QualysSimulator.Platform;

/// <summary>A faulty response body: after a number of bytes it is cut, ends early, stalls or trickles.</summary>
internal sealed class FaultyBody(Stream inner, HttpContext context, BodyFault fault, long after, TimeSpan stall) : Stream
{
    private static readonly byte[] Blank = [(byte)' '];

    private long _written;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The body for a call: the normal one or, if a fault applies, a faulty one.</summary>
    public static Stream For(HttpContext context, FaultSet faults, long call, int rows)
    {
        const long middle = 700;
        var body = context.Response.Body;
        if (faults.Hits("cut-body-every", call))
            return new FaultyBody(body, context, BodyFault.Cut, middle, default);
        if (faults.Hits("truncated-body-every", call))
            return new FaultyBody(body, context, BodyFault.EndEarly, middle, default);
        if (faults.Hits("stall-body-every", call))
            return Stalled("stall-body-every");
        if (faults.Hits("trickle-body-every", call))
            return new FaultyBody(body, context, BodyFault.Trickle, middle, TimeSpan.FromMilliseconds(200));
        if (faults.Number("slow-over") is { } maxRows && rows > maxRows)
            return Stalled("slow-over");
        return body;

        FaultyBody Stalled(string fault) =>
            new(body, context, BodyFault.Stall, middle, TimeSpan.FromSeconds(faults.Number(fault, 1, 3_600)!.Value));
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var left = after - _written;
        if (left > 0)
        {
            var part = buffer[..(int)Math.Min(left, buffer.Length)];
            await inner.WriteAsync(part, cancellationToken);
            await inner.FlushAsync(cancellationToken);
            _written += part.Length;
            buffer = buffer[part.Length..];
        }

        if (buffer.Length > 0)
            await ApplyFaultAsync(buffer, context.RequestAborted);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => throw new NotSupportedException("Responses are written asynchronously.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Responses are written asynchronously.");

    /// <remarks>Ends with the connection, because the last bytes of a response are written without a token.</remarks>
    private async Task ApplyFaultAsync(ReadOnlyMemory<byte> rest, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case BodyFault.Cut:
                context.Abort();
                throw new OperationCanceledException("The fault cut the connection.");
            case BodyFault.Stall:
                await Task.Delay(stall, cancellationToken);
                await inner.WriteAsync(rest, cancellationToken);
                break;
            case BodyFault.Trickle:
                while (true)
                {
                    await Task.Delay(stall, cancellationToken);
                    await inner.WriteAsync(Blank, cancellationToken);
                    await inner.FlushAsync(cancellationToken);
                }

            case BodyFault.EndEarly:
                // The rest is dropped: the response ends as if it were complete.
                break;
        }
    }
}
