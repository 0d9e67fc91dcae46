namespace RiskManager.Contracts;

/// <summary>How a run ended.</summary>
public enum RunStatus
{
    /// <summary>Every record that matches the filter in the remote service is accounted for (R22).</summary>
    Complete,

    /// <summary>The run reached its end, but records are missing; the result names them (R22).</summary>
    Incomplete,

    /// <summary>The run could not continue. What was committed stays, and the next run resumes (R24).</summary>
    Failed,

    /// <summary>Somebody cancelled the run. What was committed stays, and the next run resumes (R24).</summary>
    Cancelled,

    /// <summary>
    /// The run stopped itself because it would create or change an unlikely share of the assets. What was committed stays, and a run
    /// that a person approves goes on (R39).
    /// </summary>
    Held,
}
