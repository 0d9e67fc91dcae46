namespace RiskManagerSimulator.Filters;

/// <summary>A field is compared with a value.</summary>
internal sealed record Comparison(string Field, FilterOperator Operator, Lexeme Value) : FilterNode;
