namespace QualysSimulator.Platform;

/// <summary>A token that the gateway issued.</summary>
internal sealed class IssuedToken(DateTimeOffset expires)
{
    private long _calls;

    /// <summary>By the platform's clock.</summary>
    public DateTimeOffset Expires { get; } = expires;

    /// <summary>Numbers the calls with this token from 1.</summary>
    public long CountCall() => Interlocked.Increment(ref _calls);
}
