namespace RiskManager.Contracts;

/// <summary>The remote service refused, answered nonsense or could not be reached. Task types derive their own.</summary>
public class RemoteServiceException : Exception
{
    /// <summary>Reports a failure.</summary>
    /// <param name="message">What happened, to what, and what to do. Carries no secret.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public RemoteServiceException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
