using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Notifications.Delivery;

/// <summary>Something was not delivered.</summary>
/// <param name="problem">At which step, why, and what to do.</param>
/// <param name="isFinal">Whether the receiver refused it for good, so that trying again is of no use.</param>
/// <param name="innerException">The cause.</param>
internal sealed class DeliveryException(LocalizedText problem, bool isFinal, Exception? innerException = null)
    : Exception(problem, innerException), ITranslatedFault
{
    public bool IsFinal => isFinal;

    public IReadOnlyDictionary<string, string> Translations { get; } = problem.Translations;
}
