namespace RiskManagerSimulator.Filters;

/// <summary>All parts apply.</summary>
internal sealed record AllOf(IReadOnlyList<FilterNode> Parts) : FilterNode;
