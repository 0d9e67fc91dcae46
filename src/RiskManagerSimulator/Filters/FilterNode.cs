namespace RiskManagerSimulator.Filters;

/// <summary>A part of a parsed filter.</summary>
internal abstract record FilterNode;
