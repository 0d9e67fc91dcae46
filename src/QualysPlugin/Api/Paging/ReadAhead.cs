using System.Runtime.CompilerServices;

namespace QualysPlugin.Api.Paging;

/// <summary>Makes calls at the same time and hands their results on in the order of what they were made for (R35).</summary>
/// <typeparam name="TItem">What a call is made for.</typeparam>
/// <typeparam name="TResult">What it results in.</typeparam>
/// <param name="call">Makes the call for an item.</param>
/// <param name="bytesOf">How much memory a result takes while it waits for its turn.</param>
/// <param name="maxCalls">How many calls may run at the same time; asked anew for each call.</param>
internal sealed class ReadAhead<TItem, TResult>(
    Func<TItem, CancellationToken, Task<TResult>> call, Func<TResult, long> bytesOf, Func<int> maxCalls)
{
    /// <summary>The memory of all results that wait for their turn or arrive, in bytes.</summary>
    internal const long MaxBytes = 5L * 1024 * 1024;

    /// <summary>One call while the result of another is used.</summary>
    private const int MinTarget = 1;

    private readonly Queue<Task<TResult>> _calls = new();
    private long _largest;
    private int _target = int.MaxValue;
    private int _readyInARow;

    /// <summary>How many calls may run now.</summary>
    private int Calls => Math.Min(maxCalls(), _target);

    /// <summary>
    /// Reads all items. A call that fails ends the reading after everything before it was handed on; no further call begins.
    /// Stopping the enumeration cancels the calls that are running.
    /// </summary>
    /// <param name="items">The items; taken one by one, only when a call for the next may begin.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async IAsyncEnumerable<TResult> InOrderAsync(
        IEnumerable<TItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var next = items.GetEnumerator();
        var hasMore = true;
        try
        {
            while (true)
            {
                while (hasMore && MayCall() && (hasMore = next.MoveNext()))
                    _calls.Enqueue(call(next.Current, stop.Token));
                if (_calls.Count == 0)
                    yield break;
                if (_calls.Peek().IsCompleted)
                {
                    SlowDownIfReady();
                    yield return await TakeAsync().ConfigureAwait(false);
                    continue;
                }

                SpeedUp();

                // The first call in the queue may end before the others are looked at.
                var running = _calls.Where(started => !started.IsCompleted).ToList();
                if (running.Count > 0)
                    await Task.WhenAny(running).ConfigureAwait(false);
            }
        }
        finally
        {
            stop.Cancel();
            await DiscardAsync().ConfigureAwait(false);
        }
    }

    private async Task<TResult> TakeAsync()
    {
        var result = await _calls.Dequeue().ConfigureAwait(false);
        _largest = Math.Max(_largest, bytesOf(result));
        return result;
    }

    /// <summary>
    /// Where results are ready whenever one is taken, the calls are not what the run waits for: fewer of them save memory.
    /// </summary>
    private void SlowDownIfReady()
    {
        var calls = Calls;
        if (++_readyInARow <= calls)
            return;
        _target = Math.Max(MinTarget, calls - 1);
        _readyInARow = 0;
    }

    /// <summary>The run waits for a call: one more may run at the same time.</summary>
    private void SpeedUp()
    {
        _readyInARow = 0;
        if (_target < maxCalls())
            _target++;
    }

    private bool MayCall()
    {
        long bytes = 0;
        int running = 0, ready = 0;
        foreach (var call in _calls)
        {
            if (!call.IsCompleted)
                running++;
            else if (call.Status == TaskStatus.RanToCompletion)
                bytes += bytesOf(call.Result);
            else
                return false;
            if (running == 0)
                ready++;
        }

        // A call that runs mostly waits for its first byte; a quarter of the largest result so far is reserved for it.
        var calls = Calls;
        return _calls.Count == 0 || (running < calls && ready <= calls && bytes + ((running + 1) * _largest / 4) <= MaxBytes);
    }

    /// <summary>Waits for the calls that nobody wants any more. Their failures say nothing new: the reading has ended.</summary>
    private async Task DiscardAsync()
    {
        await Task.WhenAny(Task.WhenAll(_calls)).ConfigureAwait(false);
        foreach (var call in _calls)
        {
            if (call.Status == TaskStatus.RanToCompletion)
                (call.Result as IDisposable)?.Dispose();
        }
    }
}
