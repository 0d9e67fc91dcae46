namespace QualysPlugin.Api;

/// <summary>A pause that Qualys' limits or a passing fault impose (R26).</summary>
/// <param name="Until">When the next call is made.</param>
/// <param name="Reason">Why, in words for a person.</param>
internal sealed record ApiWait(DateTimeOffset Until, string Reason)
{
    /// <summary>Whether a limit of the account is the reason, so that every task has to wait.</summary>
    public bool IsLimit { get; init; }
}
