namespace RiskManager.ReferenceHost.Attention;

/// <summary>Why something needs attention; the most urgent first.</summary>
public enum AttentionKind
{
    /// <summary>The last run failed.</summary>
    Failed,

    /// <summary>The last run was held by the brake, and nobody approved it yet.</summary>
    Held,

    /// <summary>The last run could not account for every record.</summary>
    Incomplete,

    /// <summary>The process ended before the last run did.</summary>
    Interrupted,

    /// <summary>A planned run should have begun and did not.</summary>
    Overdue,

    /// <summary>Findings that a person should look at, of a kind.</summary>
    Finding,

    /// <summary>Assets whose operating system leads to no knowledge base.</summary>
    Unmapped,

    /// <summary>What the remote service says to its users.</summary>
    Notice,
}
