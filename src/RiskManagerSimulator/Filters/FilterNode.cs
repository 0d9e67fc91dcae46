namespace RiskManagerSimulator.Filters;

/// <summary>A part of a parsed filter.</summary>
internal abstract record FilterNode;

/// <summary>All parts apply.</summary>
internal sealed record AllOf(IReadOnlyList<FilterNode> Parts) : FilterNode;

/// <summary>At least one part applies.</summary>
internal sealed record AnyOf(IReadOnlyList<FilterNode> Parts) : FilterNode;

/// <summary>A field is compared with a value.</summary>
internal sealed record Comparison(string Field, FilterOperator Operator, Lexeme Value) : FilterNode;
