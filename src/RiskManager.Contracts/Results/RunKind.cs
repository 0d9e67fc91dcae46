namespace RiskManager.Contracts;

/// <summary>How much of the remote service's records a run read.</summary>
public enum RunKind
{
    /// <summary>Every record of the filter.</summary>
    Full,

    /// <summary>The records that changed since the last complete run; all others were accounted for without being read (R22).</summary>
    Incremental,
}
