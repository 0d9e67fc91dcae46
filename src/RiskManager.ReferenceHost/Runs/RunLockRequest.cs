namespace RiskManager.ReferenceHost.Runs;

/// <summary>What a run lock is wanted for.</summary>
/// <param name="TaskId">The configured task.</param>
/// <param name="TaskName">Its name, for the message to the second.</param>
/// <param name="RunId">The run.</param>
/// <param name="Stale">How long a holder may be silent.</param>
internal sealed record RunLockRequest(string TaskId, string TaskName, string RunId, TimeSpan Stale);
