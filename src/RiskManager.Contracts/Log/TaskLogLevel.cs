namespace RiskManager.Contracts;

/// <summary>How much a log entry matters.</summary>
public enum TaskLogLevel
{
    /// <summary>For somebody who is looking for a fault.</summary>
    Debug,

    /// <summary>What normally happens in a run.</summary>
    Information,

    /// <summary>The run continues, but somebody should take a look.</summary>
    Warning,

    /// <summary>Why the run, or a part of it, failed.</summary>
    Error,
}
