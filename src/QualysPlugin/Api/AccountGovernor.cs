using System.Collections.Concurrent;
using RiskManager.Contracts;

namespace QualysPlugin.Api;

/// <summary>
/// Keeps every task of this process within the limits of one Qualys account (R26). Limits are per subscription and shared by
/// everybody who calls it, so a refusal holds back all tasks, and a reserve of calls is left to others.
/// </summary>
internal sealed class AccountGovernor(TimeProvider time)
{
    /// <summary>The reserve is never more than this part of the window's calls, so that small subscriptions can work at all.</summary>
    private const int LargestReservedPart = 10;

    private static readonly ConcurrentDictionary<string, AccountGovernor> Governors = new(StringComparer.OrdinalIgnoreCase);

    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<bool>> _queue = new();
    private int _running;
    private DateTimeOffset _blockedUntil;
    private DateTimeOffset _observedAt;
    private CallLimits _latest = CallLimits.None;

    /// <summary>The governor of an account; one a process.</summary>
    public static AccountGovernor For(QualysAccount account, TimeProvider time) =>
        Governors.GetOrAdd(account.Name, _ => new AccountGovernor(time));

    /// <summary>The calls that Qualys allows at the same time; null as long as it has not said.</summary>
    public int? ConcurrencyLimit
    {
        get
        {
            lock (_lock)
                return _latest.ConcurrencyLimit;
        }
    }

    /// <summary>Waits for a turn; disposing the result gives it back.</summary>
    /// <param name="policy">How the task that calls wants to be held back.</param>
    /// <param name="request">What it is about to ask, for messages.</param>
    /// <param name="cancellationToken">Ends the waiting at once.</param>
    /// <exception cref="QualysApiException">The wait would be longer than the policy allows.</exception>
    public async Task<IDisposable> EnterAsync(CallPolicy policy, ApiRequest request, CancellationToken cancellationToken)
    {
        await TakeTurnAsync(policy.Concurrency, cancellationToken).ConfigureAwait(false);
        var turn = new Turn(this);
        try
        {
            await PauseAsync(policy, request, cancellationToken).ConfigureAwait(false);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Waits as long as the limits hold calls back; at once when they do not.</summary>
    /// <exception cref="QualysApiException">The wait would be longer than the policy allows.</exception>
    public async Task PauseAsync(CallPolicy policy, ApiRequest request, CancellationToken cancellationToken)
    {
        while (NextPause(policy) is { } pause)
        {
            var wait = pause.Until - time.GetUtcNow();
            if (wait > policy.LongestWait)
                throw TooLong(request, pause, wait);
            policy.OnWait(pause);
            await Pause.ForAsync(time, wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the limits hold calls back now.</summary>
    public bool MustPause(CallPolicy policy) => NextPause(policy) is not null;

    /// <summary>Takes note of what other nodes know about the limits, unless this process knows it better.</summary>
    public void Learn(SharedCallState known)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now - known.Age > _observedAt)
            {
                _latest = new CallLimits(known.RateLimit, known.Window, known.Remaining, known.ToWait, known.ConcurrencyLimit, null);
                _observedAt = now - known.Age;
            }
        }

        if (known.HeldBackFor > TimeSpan.Zero)
            BlockUntil(time.GetUtcNow() + known.HeldBackFor);
    }

    /// <summary>Takes note of what an answer says about the limits.</summary>
    public void Observe(CallLimits limits)
    {
        lock (_lock)
        {
            _latest = limits;
            _observedAt = time.GetUtcNow();
        }
    }

    /// <summary>Holds back every task until then: one of them was refused.</summary>
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
            var beyond = Math.Max(0, calls - Math.Max(0, remaining - Math.Min(reserve, limit / LargestReservedPart)));
            return TimeSpan.FromTicks(window.Ticks / limit * beyond);
        }
    }

    private static QualysApiException TooLong(ApiRequest request, ApiWait pause, TimeSpan wait) => new(ApiFault.Rate, request.Name,
        $"{pause.Reason} The next call is possible in {wait:d\\.hh\\:mm\\:ss}.",
        $"Start the task again after that: it goes on from its last batch. Or raise Qualys.LongestWaitMinutes in web.config.");

    private async Task TakeTurnAsync(int cap, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> place;
        lock (_lock)
        {
            if (_running < Capacity(cap) && _queue.Count == 0)
            {
                _running++;
                return;
            }

            place = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _queue.Enqueue(place);
        }

        using var registration = cancellationToken.Register(() => place.TrySetCanceled());
        await place.Task.ConfigureAwait(false);
    }

    private int Capacity(int cap) => Math.Max(1, Math.Min(cap, _latest.ConcurrencyLimit ?? cap));

    /// <summary>A turn goes to the next in the queue who still waits; else one call less is running.</summary>
    private void GiveBack()
    {
        lock (_lock)
        {
            while (_queue.Count > 0)
            {
                if (_queue.Dequeue().TrySetResult(true))
                    return;
            }

            _running--;
        }
    }

    private ApiWait? NextPause(CallPolicy policy)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_blockedUntil > now)
                return new ApiWait(_blockedUntil, "Qualys refused a call because of its limits.");
            var until = ReservedUntil(policy.Reserve);
            return until > now ? new ApiWait(until, _latest.Remaining == 0
                ? "All calls of Qualys' window are used up."
                : $"The {_latest.Remaining} calls left in Qualys' window are reserved for other users of the subscription.") : null;
        }
    }

    /// <summary>
    /// With the budget down to the reserve, calls go on when Qualys says so; where it does not say, at the pace at which the
    /// window gives calls back.
    /// </summary>
    private DateTimeOffset ReservedUntil(int reserve)
    {
        if (_latest is not { Remaining: { } remaining, RateLimit: > 0 and { } limit, Window: { } window } || remaining > Math.Min(reserve, limit / LargestReservedPart))
            return DateTimeOffset.MinValue;
        return _observedAt + (_latest.ToWait is { } toWait && toWait > TimeSpan.Zero ? toWait : TimeSpan.FromTicks(window.Ticks / limit));
    }

    private sealed class Turn(AccountGovernor governor) : IDisposable
    {
        private int _isGivenBack;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGivenBack, 1) == 0)
                governor.GiveBack();
        }
    }
}
