using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>The states of a run's record: those of the seam (<see cref="RunStatus"/>) and the host's own.</summary>
internal static class RunStatusNames
{
    public const string Running = "Running";

    /// <summary>The process ended before the run did, or was stopped; the next run goes on from there.</summary>
    public const string Interrupted = "Interrupted";

    /// <summary>The planned run did not begin, because the one before was still going on, or because it was held.</summary>
    public const string Skipped = "Skipped";

    public static readonly string Complete = RunStatus.Complete.ToString();
    public static readonly string Incomplete = RunStatus.Incomplete.ToString();
    public static readonly string Failed = RunStatus.Failed.ToString();
    public static readonly string Cancelled = RunStatus.Cancelled.ToString();
    public static readonly string Held = RunStatus.Held.ToString();

    public static readonly IReadOnlyList<string> All =
        [Running, Complete, Incomplete, Failed, Cancelled, Held, Interrupted, Skipped];
}
