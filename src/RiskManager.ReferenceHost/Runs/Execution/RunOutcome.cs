using System.Diagnostics;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>How a run ended, with what it cost.</summary>
/// <param name="RunId">The run; null when none was started.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record RunOutcome(string? RunId, IntegrationTaskResult Result, TimeSpan Duration)
{
    /// <summary>Whether the next run of the task has a checkpoint to go on from.</summary>
    public bool HasCheckpoint { get; init; }

    /// <summary>What went wrong, one sentence or more for each problem.</summary>
    public IReadOnlyList<string> Problems { get; init; } = RunFaults.Problems(Result.Error);

    /// <summary>Of a run that did not even begin.</summary>
    public static RunOutcome NotBegun(Exception exception, TimeSpan duration) => new(null, RunFaults.ToResult(exception), duration)
    {
        Problems = exception is OperationCanceledException ? [] : RunFaults.Problems(exception),
    };

    /// <summary>The peak memory of this process, in MB.</summary>
    public static long PeakMegabytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / (1024 * 1024);
        }
    }
}
