using System.Collections.Concurrent;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Limits;

/// <summary>
/// Keeps every task of this process within the limits of one Qualys account (R26, R35). Limits are per subscription and shared by
/// everybody who calls it: room is left for the calls of others, and a reserve of calls stays in the window.
/// </summary>
/// <remarks>
/// The number of calls at a time begins at one, grows by one with each success and halves when Qualys refuses a call because too
/// many are running. It never exceeds the limit that Qualys states, less the calls that others are running.
/// </remarks>
internal sealed class AccountThrottle(TimeProvider time)
{
    /// <summary>The reserve is never more than this part of the window's calls, so that small subscriptions can work at all.</summary>
    private const int MaxReservedPart = 10;

    /// <summary>More calls at the same time than any subscription allows (Premium: 10).</summary>
    private const int MaxAllowance = 100;

    private const int RememberedEstimates = 5;

    private static readonly ConcurrentDictionary<string, AccountThrottle> Throttles = new(StringComparer.OrdinalIgnoreCase);

    private readonly object _lock = new();
    private readonly Queue<Waiter> _queue = new();
    private readonly List<CallSlot> _running = [];
    private int _allowance = 1;
    private readonly Queue<int> _othersRunning = new();
    private long _lastStarted;
    private long _observedCall;
    private DateTimeOffset _observedAt;
    private DateTimeOffset _blockedUntil;
    private CallLimits _latest = CallLimits.None;

    /// <summary>The throttle of an account; one a process.</summary>
    public static AccountThrottle For(QualysAccount account, TimeProvider time) =>
        Throttles.GetOrAdd(account.Name, _ => new AccountThrottle(time));

    /// <summary>How many calls may run at the same time now.</summary>
    public int Capacity(CallPolicy policy)
    {
        lock (_lock)
            return CapacityOf(policy.Concurrency);
    }

    /// <summary>Waits for a slot; disposing the result gives it back.</summary>
    /// <param name="policy">How the calling task wants to be throttled.</param>
    /// <param name="request">What it is about to ask, for messages.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <exception cref="QualysApiException">The wait would be longer than the policy allows.</exception>
    public async Task<CallSlot> EnterAsync(CallPolicy policy, ApiRequest request, CancellationToken cancellationToken)
    {
        var slot = await AcquireAsync(policy.Concurrency, cancellationToken).ConfigureAwait(false);
        try
        {
            while (TryStart(slot, policy) is { } pause)
            {
                var wait = pause.Until - time.GetUtcNow();
                if (wait > policy.MaxWait)
                    throw TooLong(request, pause, wait);
                policy.OnWait(pause);
                await Pause.ForAsync(time, wait, cancellationToken).ConfigureAwait(false);
            }

            return slot;
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    /// <summary>Holds back every task until then: Qualys refused a call because the window is used up.</summary>
    public void BlockUntil(DateTimeOffset until)
    {
        lock (_lock)
        {
            if (until > _blockedUntil)
                _blockedUntil = until;
        }
    }

    /// <summary>How much longer a number of calls takes because of the budget that is left; zero when the headers do not say.</summary>
    public TimeSpan DelayFor(int calls, int reserve)
    {
        lock (_lock)
        {
            if (_latest is not { Remaining: { } remaining, RateLimit: > 0 and { } limit, Window: { } window })
                return TimeSpan.Zero;
            var beyond = Math.Max(0, calls - Math.Max(0, remaining - Math.Min(reserve, limit / MaxReservedPart)));
            return TimeSpan.FromTicks(window.Ticks / limit * beyond);
        }
    }

    /// <summary>Records what the response to a call says about the limits, unless a later call has told more.</summary>
    internal void Observe(CallSlot slot, CallLimits limits)
    {
        lock (_lock)
        {
            if (slot.Number < _observedCall)
                return;
            _observedCall = slot.Number;
            _observedAt = time.GetUtcNow();
            _latest = limits;
            RecordOthersRunning(Math.Max(0, (limits.Running ?? 0) - slot.PeakRunning));
            Grant();
        }
    }

    /// <summary>Qualys answered a call: one more may run at the same time.</summary>
    internal void Succeeded()
    {
        lock (_lock)
        {
            _allowance = Math.Min(_allowance + 1, MaxAllowance);
            Grant();
        }
    }

    /// <summary>Qualys refused a call because too many were running: half as many may run at the same time.</summary>
    internal void TooManyRunning()
    {
        lock (_lock)
            _allowance = Math.Max(1, Math.Min(_allowance, _running.Count) / 2);
    }

    /// <summary>Gives a slot back.</summary>
    internal void Release(CallSlot slot)
    {
        lock (_lock)
        {
            _running.Remove(slot);
            Grant();
        }
    }

    private static QualysApiException TooLong(ApiRequest request, ApiWait pause, TimeSpan wait) => new(ApiFault.Rate, request.Name,
        $"{pause.Reason} The next call is possible in {wait:d\\.hh\\:mm\\:ss}.",
        $"Start the task again after that; what was committed stays. Or raise Qualys.LongestWaitMinutes in web.config.");

    private async Task<CallSlot> AcquireAsync(int cap, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(cap);
        lock (_lock)
        {
            _queue.Enqueue(waiter);
            Grant();
        }

        using var registration = cancellationToken.Register(() => waiter.Granted.TrySetCanceled());
        return await waiter.Granted.Task.ConfigureAwait(false);
    }

    /// <summary>
    /// Qualys counts the calls when one begins or ends, so that the number of our own among them is known as a maximum only. The highest
    /// of a few estimates is near the truth.
    /// </summary>
    private void RecordOthersRunning(int running)
    {
        _othersRunning.Enqueue(running);
        if (_othersRunning.Count > RememberedEstimates)
            _othersRunning.Dequeue();
    }

    private int CapacityOf(int cap)
    {
        var free = _latest.ConcurrencyLimit is { } limit ? limit - _othersRunning.DefaultIfEmpty(0).Max() : int.MaxValue;
        return Math.Max(1, Math.Min(Math.Min(cap, _allowance), free));
    }

    /// <summary>Gives free slots to those who have waited longest.</summary>
    private void Grant()
    {
        while (_queue.Count > 0 && _running.Count < CapacityOf(_queue.Peek().Cap))
        {
            var slot = new CallSlot(this);
            _running.Add(slot);
            if (!_queue.Dequeue().Granted.TrySetResult(slot))
                _running.Remove(slot);
        }
    }

    /// <summary>Lets the call of a slot begin; returns how long it has to wait when it may not.</summary>
    private ApiWait? TryStart(CallSlot slot, CallPolicy policy)
    {
        lock (_lock)
        {
            if (NextPause(policy) is { } pause)
                return pause;
            slot.Begin(++_lastStarted);
            var running = _running.Count(other => other.IsCalling);
            foreach (var other in _running)
                other.RecordRunning(running);
            return null;
        }
    }

    private ApiWait? NextPause(CallPolicy policy)
    {
        var now = time.GetUtcNow();
        if (_blockedUntil > now)
            return new ApiWait(_blockedUntil, "Qualys refused a call because of its limits.");
        var until = ReservedUntil(policy.Reserve);
        if (until <= now)
            return null;
        return new ApiWait(until, _latest.Remaining == 0
            ? "All calls of Qualys' window are used up."
            : $"The {_latest.Remaining} calls left in Qualys' window are reserved for other users of the subscription.");
    }

    /// <summary>
    /// With the budget down to the reserve, calls go on when Qualys says so; where it does not say, at the pace at which the
    /// window gives calls back. Calls that began after the latest response count as used.
    /// </summary>
    private DateTimeOffset ReservedUntil(int reserve)
    {
        var begun = _lastStarted - _observedCall;
        if (_latest is not { Remaining: { } remaining, RateLimit: > 0 and { } limit, Window: { } window }
            || remaining - begun > Math.Min(reserve, limit / MaxReservedPart))
        {
            return DateTimeOffset.MinValue;
        }

        var pace = TimeSpan.FromTicks(window.Ticks / limit);
        var first = _latest.ToWait is { } toWait && toWait > TimeSpan.Zero ? toWait : pace;
        return _observedAt + first + TimeSpan.FromTicks(pace.Ticks * begun);
    }

    private sealed class Waiter(int cap)
    {
        public int Cap { get; } = cap;

        public TaskCompletionSource<CallSlot> Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
