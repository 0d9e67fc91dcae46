namespace RiskManagerSimulator.Filters;

/// <summary>A word of a filter.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Text">What it says, without quotes and prefix.</param>
/// <param name="Position">Where it begins, from 1.</param>
internal sealed record Lexeme(LexemeKind Kind, string Text, int Position);
