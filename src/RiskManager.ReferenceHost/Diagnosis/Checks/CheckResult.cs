namespace RiskManager.ReferenceHost.Diagnosis.Checks;

/// <summary>What a check found about one thing.</summary>
/// <param name="Check">The check.</param>
/// <param name="Subject">What it is about, where a check is about several things; else null.</param>
/// <param name="Outcome">How it is.</param>
/// <param name="Finding">What was found, in a sentence.</param>
/// <param name="Advice">What to do; null: nothing.</param>
internal sealed record CheckResult(string Check, string? Subject, CheckOutcome Outcome, string Finding, string? Advice)
{
    public static CheckResult Ok(string check, string finding, string? subject = null) =>
        new(check, subject, CheckOutcome.Ok, finding, null);

    public static CheckResult Skipped(string check, string finding, string? subject = null) =>
        new(check, subject, CheckOutcome.Skipped, finding, null);

    public static CheckResult Warning(string check, string finding, string advice, string? subject = null) =>
        new(check, subject, CheckOutcome.Warning, finding, advice);

    public static CheckResult Failed(string check, string finding, string advice, string? subject = null) =>
        new(check, subject, CheckOutcome.Failed, finding, advice);
}
