using RiskManager.ReferenceHost.Runs.History;

namespace RiskManager.ReferenceHost.Runs.Comparison;

/// <summary>
/// Two runs of a task, and the time between the end of the older and the end of the newer. A run that was resumed by another ends where
/// the last of them ended, because the store keeps what they did as one.
/// </summary>
/// <param name="Older">The run that began earlier.</param>
/// <param name="Newer">The other one.</param>
/// <param name="From">The end of the older.</param>
/// <param name="Until">The end of the newer.</param>
/// <param name="LastStart">When the last run of the newer's began.</param>
internal sealed record ComparedRuns(RunRecord Older, RunRecord Newer, DateTimeOffset From, DateTimeOffset Until, DateTimeOffset LastStart)
{
    /// <summary>Assets that the runs between created, recreated ones included, by their own counts.</summary>
    public long CreatedByCounts { get; init; }

    /// <summary>Assets that the runs between changed, by their own counts.</summary>
    public long ChangedByCounts { get; init; }

    /// <summary>The runs between of which the store kept only the first changes; empty: it kept all.</summary>
    public IReadOnlyList<string> CutRuns { get; init; } = [];

    /// <summary>
    /// Whether everything that people did between the runs is known. The host records it since the version that can compare runs.
    /// </summary>
    public bool KnowsPeople { get; init; }
}
