namespace RiskManager.Contracts;

/// <summary>How far a run is.</summary>
/// <param name="Activity">What the run does now, in words for a person: <c>Importing hosts</c>.</param>
/// <param name="Done">Records finished, resumed ones included.</param>
/// <param name="Total">Records expected in all; null while unknown.</param>
public sealed record TaskProgress(string Activity, long Done, long? Total)
{
    /// <summary>The counts so far.</summary>
    public ImportCounts Counts { get; init; } = new();

    /// <summary>Calls made to the remote service so far.</summary>
    public int RemoteCalls { get; init; }

    /// <summary>The remote service makes the run wait until then; null when it does not (R26).</summary>
    public DateTimeOffset? WaitingUntil { get; init; }

    /// <summary>Estimated time to the end, call budget included; null while unknown (R26).</summary>
    public TimeSpan? Remaining { get; init; }
}
