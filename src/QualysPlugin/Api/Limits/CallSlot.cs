using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Limits;

/// <summary>The right to make one call now, and what the call tells about the limits. Disposing it gives the slot back.</summary>
internal sealed class CallSlot(AccountThrottle throttle) : IDisposable
{
    private int _isReleased;

    /// <summary>Counts the calls of the account in the order in which they began; 0 before the call begins.</summary>
    internal long Number { get; private set; }

    /// <summary>Whether the call has begun.</summary>
    internal bool IsCalling => Number > 0;

    /// <summary>The most calls of this process that ran while this one did, itself included.</summary>
    internal int PeakRunning { get; private set; }

    /// <summary>Records what the headers of the response say.</summary>
    public void Observe(CallLimits limits) => throttle.Observe(this, limits);

    /// <summary>Qualys answered what was asked.</summary>
    public void Succeeded() => throttle.Succeeded();

    /// <summary>Qualys refused the call because too many were running.</summary>
    public void TooManyRunning() => throttle.TooManyRunning();

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            throttle.Release(this);
    }

    internal void Begin(long number) => Number = number;

    internal void SeeRunning(int running) => PeakRunning = Math.Max(PeakRunning, running);
}
