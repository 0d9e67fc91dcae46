using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Commands.Doctor;

/// <summary>The line that <c>doctor --json</c> prints; the property names and their order are the JSON's.</summary>
/// <param name="Result">The worst of the checks: ok, warning or failed.</param>
/// <param name="Version">The version of the host.</param>
/// <param name="Data">The data folder.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="Checks">What each check found.</param>
internal sealed record DoctorReport(
    string Result, string Version, string Data, DateTimeOffset At, IReadOnlyList<DoctorReport.Line> Checks)
{
    public static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Ok => "ok",
        CheckOutcome.Warning => "warning",
        CheckOutcome.Failed => "failed",
        _ => "skipped",
    };

    internal sealed record Line(string Check, string? Subject, string Result, string Finding, string? Advice)
    {
        public static Line Of(CheckResult result) =>
            new(result.Check, result.Subject, Word(result.Outcome), result.Finding, result.Advice);
    }
}
