namespace QualysPlugin.Components.Cpe;

/// <summary>How the things that a source names relate to those that a target names (NIST IR 7696, 6.1).</summary>
internal enum CpeRelation
{
    Equal,

    /// <summary>Everything that the target names, the source names too.</summary>
    Superset,

    /// <summary>Everything that the source names, the target names too.</summary>
    Subset,

    /// <summary>Nothing is named by both.</summary>
    Disjoint,

    /// <summary>The specification does not say.</summary>
    Undefined,
}
