namespace RiskManagerSimulator.Filters;

/// <summary>The kinds of words of a filter.</summary>
internal enum LexemeKind
{
    Name,
    Text,
    Number,
    Date,
    Id,
    Opening,
    Closing,
    Comma,
    End,
}
