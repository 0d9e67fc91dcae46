namespace RiskManagerSimulator.Filters;

/// <summary>What the documentation leaves open about filters.</summary>
/// <param name="TextComparison">How texts are compared.</param>
/// <param name="Offset">The offset of the local times in filters.</param>
internal sealed record FilterRules(StringComparison TextComparison, TimeSpan Offset);
