namespace QualysPlugin.Api.Limits;

/// <summary>A pause that Qualys' limits or a transient fault impose (R26).</summary>
/// <param name="Until">When the next call is made.</param>
/// <param name="Reason">Why, in words for a person.</param>
internal sealed record ApiWait(DateTimeOffset Until, string Reason)
{
    /// <summary>Whether the calls of the window are used up, so that every call of the account has to wait.</summary>
    public bool HoldsBackAll { get; init; }
}
