namespace RiskManager.Contracts;

/// <summary>What a run would do too much of (R39).</summary>
public enum HoldReason
{
    /// <summary>Assets that would be created; nothing was written.</summary>
    TooManyNew,

    /// <summary>Assets that would be changed.</summary>
    TooManyChanged,
}
