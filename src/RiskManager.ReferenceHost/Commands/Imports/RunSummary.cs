using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary>The last line that <c>import --json</c> prints; the property names and their order are the JSON's.</summary>
internal sealed record RunSummary(
    string? RunId,
    string Status,
    long? Expected,
    long Created,
    long Recreated,
    long Updated,
    long Unchanged,
    long Quarantined,
    long Missing,
    string? Perimeter,
    bool PerimeterCreated,
    long ComponentsCreated,
    long UnmappedOperatingSystems,
    double Seconds,
    long PeakMegabytes,
    string? Error,
    string? Kind)
{
    public static RunSummary Of(RunOutcome outcome)
    {
        var (result, counts) = (outcome.Result, outcome.Result.Counts);
        return new RunSummary(
            outcome.RunId,
            result.Status.ToString(),
            result.Expected,
            counts.Created,
            counts.Recreated,
            counts.Updated,
            counts.Unchanged,
            counts.Quarantined,
            result.Missing,
            result.Perimeter,
            result.PerimeterCreated,
            counts.ComponentsCreated,
            result.UnmappedOperatingSystems.Count,
            Math.Round(outcome.Duration.TotalSeconds, 1),
            RunOutcome.PeakMegabytes,
            result.Status == RunStatus.Complete ? null : result.Error,
            result.Kind switch { RunKind.Full => "full", RunKind.Incremental => "incremental", _ => null });
    }
}
