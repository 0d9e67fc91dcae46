using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Store;

/// <summary>What happened to a database, as the end of a sentence that begins with it, and what to do.</summary>
internal sealed record StoreFault(LocalizedText Problem, LocalizedText? Advice = null)
{
    /// <summary>Whether nothing happened to it: a text that somebody entered cannot be kept. The problem is a sentence of its own then.</summary>
    public bool IsRefusedText { get; init; }
}
