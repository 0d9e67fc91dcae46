using System.Runtime.CompilerServices;
using QualysPlugin.Api.Limits;

namespace QualysPlugin.Runs.Batches;

/// <summary>
/// Makes one batch of several that write little. A run that changes one host of a hundred would otherwise cost the platform a transaction
/// for every ten changes (R25).
/// </summary>
/// <param name="batchSize">A gathered batch is full with half as many writes, so that it has at most one and a half times as many.</param>
/// <param name="time">Tells how long a batch has waited.</param>
internal sealed class BatchGatherer(int batchSize, TimeProvider time)
{
    /// <summary>How long a batch waits for others; after a kill it is read again.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    private GatheredBatch? _gathered;
    private long _since;

    /// <summary>Gathers batches in their order; what is gathered goes on when it is full, when it has waited, and at the end.</summary>
    public async IAsyncEnumerable<PlannedBatch> GatherAsync(
        IAsyncEnumerable<PlannedBatch> planned, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batches = planned.GetAsyncEnumerator(cancellationToken);
        var next = batches.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (_gathered is not null && await IsLateAsync(next, cancellationToken).ConfigureAwait(false))
                    yield return Take();
                if (!await next.ConfigureAwait(false))
                    break;
                Add(batches.Current);
                next = batches.MoveNextAsync().AsTask();
                if (_gathered!.Writes * 2 >= batchSize)
                    yield return Take();
            }
        }
        finally
        {
            // The consumer may stop while the next batch is on its way; its failure has no taker then.
            await Task.WhenAny(next).ConfigureAwait(false);
            await batches.DisposeAsync().ConfigureAwait(false);
        }

        if (_gathered is not null)
            yield return Take();
    }

    private void Add(PlannedBatch batch)
    {
        if (_gathered is null)
            (_gathered, _since) = (new GatheredBatch(), time.GetTimestamp());
        _gathered.Add(batch);
    }

    private PlannedBatch Take()
    {
        var batch = _gathered!.ToBatch();
        _gathered = null;
        return batch;
    }

    /// <summary>
    /// Whether what is gathered has waited long enough, or would have before the next batch is there, or nothing follows but a failure.
    /// </summary>
    private async Task<bool> IsLateAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        var left = MaxWait - time.GetElapsedTime(_since);
        if (left <= TimeSpan.Zero)
            return true;
        if (next.IsCompleted)
            return next.IsFaulted;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(next, Pause.ForAsync(time, left, stop.Token)).ConfigureAwait(false);
        stop.Cancel();
        return first != next || next.IsFaulted;
    }
}
