namespace RiskManager.Contracts;

/// <summary>The host's storage failed. Repositories throw only this exception, never one of their database library.</summary>
public sealed class HostStoreException : Exception, ITranslatedFault
{
    /// <summary>Reports a failure in one language.</summary>
    /// <param name="message">What could not be done, why, and what to do. Contains no secret.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public HostStoreException(string message, Exception? innerException = null)
        : base(message, innerException) => Translations = new Dictionary<string, string>();

    /// <summary>Reports a failure in every language of its message.</summary>
    /// <param name="message">What happened, to what, and what to do. Contains no secret.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public HostStoreException(LocalizedText message, Exception? innerException = null)
        : base(message, innerException) => Translations = message.Translations;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Translations { get; }
}
