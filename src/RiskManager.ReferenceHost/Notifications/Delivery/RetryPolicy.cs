namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>
/// When a delivery is tried again. The next attempt is a time in the database and not a waiting call, so that it survives a restart and
/// any node can make it.
/// </summary>
internal sealed class RetryPolicy(Random random)
{
    public const int MaxAttempts = 20;

    /// <summary>Nobody wants to hear of it later than this.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);

    /// <summary>The pause after so many attempts: half a minute, doubled each time up to an hour, a fifth more or less.</summary>
    public TimeSpan DelayAfter(int attempts)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(attempts - 1, 10));
        return (delay < MaxDelay ? delay : MaxDelay) * (0.8 + (0.4 * random.NextDouble()));
    }

    /// <summary>Whether there is no other attempt.</summary>
    public static bool IsExhausted(int attempts, TimeSpan age) => attempts >= MaxAttempts || age >= MaxAge;
}
