using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>The task runs already, here or in another process; two runs of one task at once are never allowed (R20).</summary>
internal sealed class TaskAlreadyRunningException(LocalizedText message) : Exception(message), ITranslatedFault
{
    public IReadOnlyDictionary<string, string> Translations { get; } = message.Translations;
}
