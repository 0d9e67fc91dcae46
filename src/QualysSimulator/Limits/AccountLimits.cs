namespace QualysSimulator.Limits;

/// <summary>The limits of the subscription: calls at the same time, and calls in a sliding window. All callers share them.</summary>
internal sealed class AccountLimits(int concurrency, int rate, TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _calls = new();
    private int _running;

    /// <summary>Maximum number of calls at the same time.</summary>
    public int Concurrency { get; set; } = concurrency;

    /// <summary>Calls of other users, which run all the time.</summary>
    public int Others { get; set; }

    public int Rate => rate;

    public TimeSpan Window => window;

    /// <summary>Maximum number of calls that have run at the same time, without those of other users.</summary>
    public int MaxRunning { get; private set; }

    /// <summary>Calls running now, without those of other users.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Begins a call.</summary>
    /// <returns>Whether a limit refuses the call, and the values of the limit headers.</returns>
    public CallAdmission Begin()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_calls.Count > 0 && _calls.Peek() <= now - window)
                _calls.Dequeue();
            MaxRunning = Math.Max(MaxRunning, ++_running);
            var running = _running + Others;
            if (running > Concurrency)
                return new CallAdmission(Refusal.Concurrency, Remaining, TimeSpan.Zero, running);
            if (_calls.Count >= rate)
                return new CallAdmission(Refusal.Rate, 0, _calls.Peek() + window - now, running);
            _calls.Enqueue(now);
            return new CallAdmission(Refusal.None, Remaining, TimeSpan.Zero, running);
        }
    }

    /// <summary>Ends a call.</summary>
    public void End() => Interlocked.Decrement(ref _running);

    private int Remaining => Math.Max(0, rate - _calls.Count);
}
