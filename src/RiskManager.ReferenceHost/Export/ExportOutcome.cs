using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Export;

/// <summary>How an export ended.</summary>
/// <param name="Result">What came of reading the inventory; not <see cref="RunStatus.Complete"/> when no file was written.</param>
/// <param name="Exported">The assets in the files.</param>
/// <param name="Files">How many files were written.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record ExportOutcome(IntegrationTaskResult Result, long Exported, int Files, TimeSpan Duration)
{
    /// <summary>Whether the log has said already what went wrong.</summary>
    public bool IsLogged { get; init; }

    /// <summary>What went wrong, one sentence or more for each problem.</summary>
    public IReadOnlyList<string> Problems { get; init; } = RunFaults.Problems(Result.Error);
}
