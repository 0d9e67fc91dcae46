namespace RiskManager.Contracts;

/// <summary>How much a log entry matters.</summary>
public enum TaskLogLevel
{
    /// <summary>For the person who looks for a fault.</summary>
    Debug,

    /// <summary>The normal course of a run.</summary>
    Information,

    /// <summary>The run goes on, but somebody should look.</summary>
    Warning,

    /// <summary>Why the run, or a part of it, failed.</summary>
    Error,
}
