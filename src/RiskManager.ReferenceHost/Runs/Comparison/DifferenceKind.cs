namespace RiskManager.ReferenceHost.Runs.Comparison;

/// <summary>What can have happened to an asset between two runs.</summary>
internal enum DifferenceKind
{
    /// <summary>A run created it, and it is still there.</summary>
    Created,

    /// <summary>A run created it again after a person had deleted it (R6).</summary>
    Recreated,

    /// <summary>A run or a person gave it another name.</summary>
    Renamed,

    /// <summary>A run or a person changed its operating system.</summary>
    OperatingSystem,

    /// <summary>A run or a person changed another field, or a run restored a component.</summary>
    Other,

    /// <summary>A person moved it to another perimeter.</summary>
    Moved,

    /// <summary>A person deleted it.</summary>
    Deleted,

    /// <summary>Qualys does not list its host any more, or the host left the filter, and that is still so (R37).</summary>
    Gone,
}
