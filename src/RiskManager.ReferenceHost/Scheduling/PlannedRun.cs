namespace RiskManager.ReferenceHost.Scheduling;

/// <summary>The next planned run of an active task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="At">When it is planned; in the past when the host was down then.</param>
internal sealed record PlannedRun(string TaskId, DateTimeOffset At);
