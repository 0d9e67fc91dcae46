namespace RiskManager.Contracts;

/// <summary>The remote service refused, sent an invalid answer or could not be reached. Task types may derive their own.</summary>
public class RemoteServiceException : Exception, ITranslatedFault
{
    /// <summary>Reports a failure in one language.</summary>
    /// <param name="message">What happened, to what, and what to do. Contains no secret.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RemoteServiceException(string message, Exception? innerException = null)
        : base(message, innerException) => Translations = new Dictionary<string, string>();

    /// <summary>Reports a failure in every language of its message.</summary>
    /// <param name="message">What happened, to what, and what to do. Contains no secret.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public RemoteServiceException(LocalizedText message, Exception? innerException = null)
        : base(message, innerException) => Translations = message.Translations;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Translations { get; }
}
