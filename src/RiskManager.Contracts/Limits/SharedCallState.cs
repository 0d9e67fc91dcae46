namespace RiskManager.Contracts;

/// <summary>What is known about the call limits of an account; what the remote service does not say is null.</summary>
public sealed record SharedCallState
{
    /// <summary>Calls allowed at the same time.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>Calls allowed in the window.</summary>
    public int? RateLimit { get; init; }

    /// <summary>The length of the window.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Calls left in the window when the answer was given.</summary>
    public int? Remaining { get; init; }

    /// <summary>How long the answer asked to wait before the next call.</summary>
    public TimeSpan? ToWait { get; init; }

    /// <summary>How long ago that was; filled in by the host.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>How much longer every node has to hold back; zero when none has to. Filled in by the host.</summary>
    public TimeSpan HeldBackFor { get; init; }
}
