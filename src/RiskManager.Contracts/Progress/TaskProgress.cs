namespace RiskManager.Contracts;

/// <summary>How far a run is.</summary>
/// <param name="Activity">What the run is doing, as a text for people: <c>Importing hosts</c>.</param>
/// <param name="Done">Records finished, including those of the run that was resumed.</param>
/// <param name="Total">Records expected in total; null while unknown.</param>
public sealed record TaskProgress(string Activity, long Done, long? Total)
{
    /// <summary>The counts so far.</summary>
    public ImportCounts Counts { get; init; } = new();

    /// <summary>Calls made to the remote service so far.</summary>
    public int RemoteCalls { get; init; }

    /// <summary>Until when the remote service makes the run wait; null if it does not (R26).</summary>
    public DateTimeOffset? WaitingUntil { get; init; }

    /// <summary>Estimated time to the end, including waits for the call limit; null while unknown (R26).</summary>
    public TimeSpan? Remaining { get; init; }

    /// <summary>Why a run would be held here; only of a preview, which goes on. Null while nothing would hold it (R39).</summary>
    public RunHold? Hold { get; init; }
}
