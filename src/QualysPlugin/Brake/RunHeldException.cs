using RiskManager.Contracts;

namespace QualysPlugin.Brake;

/// <summary>The brake stopped a run before it wrote what it had planned (R39).</summary>
/// <param name="hold">Why.</param>
/// <param name="message">The same in words, with the likely cause and what to do.</param>
internal sealed class RunHeldException(RunHold hold, LocalizedText message) : Exception(message), ITranslatedFault
{
    public RunHold Hold { get; } = hold;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Translations { get; } = message.Translations;
}
