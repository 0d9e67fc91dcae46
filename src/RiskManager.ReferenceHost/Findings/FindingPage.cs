namespace RiskManager.ReferenceHost.Findings;

/// <summary>A page of findings.</summary>
/// <param name="Findings">At most <see cref="FindingQuery.Size"/>.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
internal sealed record FindingPage(IReadOnlyList<Finding> Findings, FindingPosition? Next);
