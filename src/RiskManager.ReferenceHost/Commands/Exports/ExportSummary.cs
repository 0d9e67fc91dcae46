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
    public IEnumerable<string> Describe(string path)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{Status} in {Seconds:0.0} s");
        if (Error is not null)
        {
            yield return Error;
            yield break;
        }

        yield return $"{ProgressText.Number(Exported)} assets are in {(Files == 1 ? path : $"{Files} files beside {path}")}.";
        yield return $"All {ProgressText.Number(Expected ?? Exported)} expected records are accounted for; "
            + $"{ProgressText.Number(Quarantined)} of them could not be exported, and the log above says why.";
    }
}
