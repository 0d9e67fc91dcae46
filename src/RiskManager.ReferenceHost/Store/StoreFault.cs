using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>A fault of a database as people are told about it.</summary>
/// <param name="Problem">What happened, as the end of a sentence that begins with the database.</param>
/// <param name="Advice">What to do, in sentences of its own; null when there is nothing to say.</param>
internal sealed record StoreFault(LocalizedText Problem, LocalizedText? Advice = null)
{
    /// <summary>
    /// Whether nothing happened to it: a text that somebody entered cannot be kept. The problem is a sentence of its own then.
    /// </summary>
    public bool IsRefusedText { get; init; }
}
