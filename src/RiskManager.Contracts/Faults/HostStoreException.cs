namespace RiskManager.Contracts;

/// <summary>The host's storage failed. Repositories throw this, and no exception of their database library.</summary>
public sealed class HostStoreException : Exception
{
    /// <summary>Reports a failure of the storage.</summary>
    /// <param name="message">What could not be done, why, and what to do.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public HostStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
