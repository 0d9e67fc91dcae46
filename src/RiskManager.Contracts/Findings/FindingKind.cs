namespace RiskManager.Contracts;

/// <summary>What a person has to look at. A task reports it and never acts on it.</summary>
public enum FindingKind
{
    /// <summary>Two assets are likely one machine that came back under another identity (R36).</summary>
    Identity,

    /// <summary>The remote service does not hold the asset's record any more (R37).</summary>
    Gone,

    /// <summary>The remote service holds the asset's record, but the task's filter no longer covers it (R37).</summary>
    LeftFilter,

    /// <summary>The machine was not scanned for a while (R37).</summary>
    Stale,
}
