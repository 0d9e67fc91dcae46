using System.Threading.Channels;

namespace QualysPlugin.Runs;

/// <summary>Lets reading and importing overlap: a few batches wait in between, so that the slower of the two sets the pace.</summary>
internal static class BatchQueue
{
    private const int BatchesInFlight = 2;

    /// <summary>Handles every batch in the order of reading; the first failure of either side ends both.</summary>
    /// <param name="read">Reads the batches.</param>
    /// <param name="handle">Imports one.</param>
    /// <param name="cancellationToken">Ends both.</param>
    public static async Task ForEachAsync(
        Func<CancellationToken, IAsyncEnumerable<HostBatch>> read, Func<HostBatch, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<HostBatch>(new BoundedChannelOptions(BatchesInFlight) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(batches.Writer, read(stop.Token), stop.Token), stop.Token);
        try
        {
            while (await batches.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (batches.Reader.TryRead(out var batch))
                    await handle(batch, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            // A failed import stops the reading; a failed reading has come through the channel already.
            stop.Cancel();
            await Task.WhenAny(reading).ConfigureAwait(false);
        }
    }

    private static async Task FillAsync(ChannelWriter<HostBatch> writer, IAsyncEnumerable<HostBatch> batches, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await foreach (var batch in batches.ConfigureAwait(false))
                await writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            writer.Complete(failure);
        }
    }
}
