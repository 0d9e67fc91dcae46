namespace RiskManager.Contracts;

/// <summary>How far a run has got (R24).</summary>
/// <param name="TaskId">The configured task; it has at most one checkpoint.</param>
/// <param name="RunId">The logical run.</param>
/// <param name="State">Only the task writes and understands it; at most 4,096 characters, without secrets.</param>
public sealed record Checkpoint(string TaskId, string RunId, string State);
