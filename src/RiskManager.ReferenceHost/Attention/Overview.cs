using RiskManager.ReferenceHost.Runs.History;

namespace RiskManager.ReferenceHost.Attention;

/// <summary>What an administrator wants to know first.</summary>
/// <param name="Items">What needs attention, the most urgent first; empty when all is well.</param>
/// <param name="Days">The last 30 days, the oldest first, today included.</param>
public sealed record Overview(IReadOnlyList<AttentionItem> Items, IReadOnlyList<RunDay> Days)
{
    /// <summary>The last run of every task, by task.</summary>
    internal IReadOnlyDictionary<string, RunRecord> LastRuns { get; init; } = new Dictionary<string, RunRecord>();
}
