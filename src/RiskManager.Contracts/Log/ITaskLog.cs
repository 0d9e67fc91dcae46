namespace RiskManager.Contracts;

/// <summary>Receives the log of a run. Safe to call from any thread; never throws.</summary>
public interface ITaskLog
{
    /// <summary>Writes one entry. The text contains no secret and no complete payload.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="eventId">Identifies the kind of event permanently, so that people can look it up.</param>
    /// <param name="message">What happened, to what, and what to do.</param>
    void Write(TaskLogLevel level, int eventId, string message);
}
