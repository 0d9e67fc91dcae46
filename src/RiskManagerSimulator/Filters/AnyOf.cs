namespace RiskManagerSimulator.Filters;

/// <summary>At least one part applies.</summary>
internal sealed record AnyOf(IReadOnlyList<FilterNode> Parts) : FilterNode;
