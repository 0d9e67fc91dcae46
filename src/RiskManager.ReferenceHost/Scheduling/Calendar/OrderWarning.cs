namespace RiskManager.ReferenceHost.Scheduling.Calendar;

/// <summary>Vulnerabilities are planned before, or together with, the assets that they belong to (R15).</summary>
/// <param name="Vulnerabilities">The task that should come later.</param>
/// <param name="VulnerabilitiesAt">Its first planned time on the day.</param>
/// <param name="Assets">The task that should come first.</param>
/// <param name="AssetsAt">Its first planned time on the same day.</param>
internal sealed record OrderWarning(
    ImportPlan Vulnerabilities, DateTimeOffset VulnerabilitiesAt, ImportPlan Assets, DateTimeOffset AssetsAt);
