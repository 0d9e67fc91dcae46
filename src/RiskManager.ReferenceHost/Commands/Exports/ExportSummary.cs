using System.Globalization;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Export;
using RiskManager.ReferenceHost.Runs.Execution;

namespace RiskManager.ReferenceHost.Commands.Exports;

/// <summary>The last line that <c>export --json</c> prints; the property names and their order are the JSON's.</summary>
internal sealed record ExportSummary(
    string Status, long? Expected, long Exported, long Quarantined, long Missing, int Files, double Seconds, long PeakMegabytes,
    string? Error)
{
    public static ExportSummary Of(ExportOutcome outcome)
    {
        var result = outcome.Result;
        return new ExportSummary(
            result.Status.ToString(), result.Expected, outcome.Exported, result.Counts.Quarantined, result.Missing, outcome.Files,
            Math.Round(outcome.Duration.TotalSeconds, 1), RunOutcome.PeakMegabytes, result.Error);
    }

    /// <summary>The summary for a person.</summary>
    public IEnumerable<string> Describe(string path, IReadOnlyList<string> problems)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Status} in {Seconds:0.0} s");
        foreach (var problem in problems) yield return problem;
        if (problems.Count > 0) yield break;

        yield return $"{ProgressText.Number(Exported)} assets are in {(Files == 1 ? path : $"{Files} files beside {path}")}.";
        yield return $"All {ProgressText.Number(Expected ?? Exported)} expected records are accounted for.";
        if (Quarantined > 0)
            yield return $"{ProgressText.Number(Quarantined)} of them could not be exported; the log says why.";
    }
}
