namespace RiskManager.ReferenceHost.Access.Passwords;

/// <summary>
/// Counts the attempts of each client on each account. An attempt is counted before its password is checked, so attempts in parallel
/// gain nothing; the delay is the client's own, so nobody can lock out somebody else.
/// </summary>
internal sealed class ClientAttempts(TimeProvider clock)
{
    public const int MaxFailures = 5;
    private const int MaxEntries = 10_000;

    public static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);
    private static readonly GrowingDelay Delay = new(MaxFailures, TimeSpan.FromSeconds(30), MaxDelay);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Account, string Client), Attempts> _attempts = [];

    /// <summary>Counts an attempt as wrong until <see cref="Forget"/>.</summary>
    /// <returns>The attempts so far with this one, or null while the client has to wait.</returns>
    public int? TryBegin(string account, string client)
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            var last = _attempts.GetValueOrDefault((account, client));
            if (last is not null && last.Until > now) return null;
            if (last is null && _attempts.Count >= MaxEntries) MakeRoom(now);
            var failures = last is null || last.At + Forgotten < now ? 1 : last.Failures + 1;
            _attempts[(account, client)] = new Attempts(failures, now, now + Delay.After(failures));
            return failures;
        }
    }

    /// <summary>The password was right.</summary>
    public void Forget(string account, string client)
    {
        lock (_lock) _attempts.Remove((account, client));
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (key, attempts) in _attempts)
            if (attempts.At + Forgotten < now) _attempts.Remove(key);
        if (_attempts.Count >= MaxEntries) _attempts.Remove(_attempts.MinBy(entry => entry.Value.At).Key);
    }

    private sealed record Attempts(int Failures, DateTimeOffset At, DateTimeOffset Until);
}
