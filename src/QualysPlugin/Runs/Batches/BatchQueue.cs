using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace QualysPlugin.Runs.Batches;

/// <summary>Lets the steps of a run overlap: a few batches wait between two of them, so that the slowest sets the pace.</summary>
internal static class BatchQueue
{
    /// <summary>
    /// Takes batches from a producer that works ahead, in their order; a failure of the producer comes after the batches before it.
    /// </summary>
    /// <param name="produce">The producer; it is cancelled when the consumer stops.</param>
    /// <param name="ahead">How many batches wait at most.</param>
    /// <param name="cancellationToken">Cancels both sides.</param>
    public static async IAsyncEnumerable<T> Ahead<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> produce, int ahead, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var batches = Channel.CreateBounded<T>(new BoundedChannelOptions(ahead) { SingleReader = true, SingleWriter = true });
        var producing = Task.Run(() => FillAsync(batches.Writer, produce(stop.Token), stop.Token), CancellationToken.None);
        try
        {
            while (await batches.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (batches.Reader.TryRead(out var batch))
                    yield return batch;
            }
        }
        finally
        {
            // Stopping the consumer cancels the producer. The channel has already handed on a failure of the producer.
            stop.Cancel();
            await Task.WhenAny(producing).ConfigureAwait(false);
        }
    }

    private static async Task FillAsync<T>(ChannelWriter<T> writer, IAsyncEnumerable<T> batches, CancellationToken cancellationToken)
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
