namespace RiskManager.ReferenceHost.Runs.History;

/// <summary>How often a run warned of one kind of event.</summary>
/// <param name="EventId">The kind.</param>
/// <param name="Count">How often.</param>
/// <param name="Assets">About how many assets.</param>
/// <param name="First">The first message of the kind.</param>
internal sealed record WarningCount(int EventId, int Count, int Assets, string First);
