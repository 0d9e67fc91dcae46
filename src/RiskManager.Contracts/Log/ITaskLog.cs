namespace RiskManager.Contracts;

/// <summary>Takes the log of a run. Safe to call from any thread, never throws.</summary>
public interface ITaskLog
{
    /// <summary>Writes one entry. The text carries no secret and no whole payload.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="eventId">Identifies the kind of event for ever, so that a person can look it up.</param>
    /// <param name="message">What happened, to what, and what to do.</param>
    void Write(TaskLogLevel level, int eventId, string message);
}
