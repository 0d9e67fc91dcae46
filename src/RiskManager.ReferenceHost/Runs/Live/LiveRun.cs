using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.Live;

/// <summary>A running run of any process, as it was about a second ago.</summary>
/// <param name="RunId">The run.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="TaskName">The name of the task when the run began.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Progress">Activity, counts, total, calls, what it waits for and the time left.</param>
/// <param name="PerSecond">Records a second over the last ten seconds.</param>
/// <param name="CancelledBy">The account that cancelled it; null: none.</param>
internal sealed record LiveRun(
    string RunId, string TaskId, string TaskName, DateTimeOffset StartedAt, TaskProgress Progress, double PerSecond, string? CancelledBy);
