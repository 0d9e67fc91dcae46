namespace QualysPlugin.Api.Http;

/// <summary>What Qualys says in place of what was asked for.</summary>
/// <param name="Number">The number of an error, whatever form the error has; null when it has none.</param>
/// <param name="Label">The number or the word as the answer writes it; null when it writes neither.</param>
/// <param name="Text">Qualys' text, cleaned; may be blank.</param>
internal sealed record QualysError(int? Number, string? Label, string Text)
{
    /// <summary>Whether Qualys refused; else it confirms something, such as "Logged in", which may be what was asked for.</summary>
    public bool IsRefusal { get; init; } = true;
}
