namespace RiskManager.Contracts;

/// <summary>The remote service refused, answered nonsense or could not be reached. Task types derive their own.</summary>
public class RemoteServiceException : Exception, ITranslatedFault
{
    /// <summary>Reports a failure.</summary>
    /// <param name="message">What happened, to what, and what to do. Carries no secret.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public RemoteServiceException(string message, Exception? innerException = null)
        : base(message, innerException) => Translations = new Dictionary<string, string>();

    /// <summary>Reports a failure in the languages of its text.</summary>
    /// <param name="message">What happened, to what, and what to do. Carries no secret.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public RemoteServiceException(LocalizedText message, Exception? innerException = null)
        : base(message, innerException) => Translations = message.Translations;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Translations { get; }
}
