namespace RiskManager.Contracts;

/// <summary>What a run would do with one record (R23).</summary>
public enum PreviewAction
{
    /// <summary>Create the asset.</summary>
    Create,

    /// <summary>Create an asset again that somebody deleted in the host (R6).</summary>
    Recreate,

    /// <summary>Overwrite at least one value.</summary>
    Update,

    /// <summary>Leave the asset as it is.</summary>
    Unchanged,

    /// <summary>Put the record into quarantine with a reason (R27).</summary>
    Quarantine,
}
