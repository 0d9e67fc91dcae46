namespace QualysPlugin.Filters;

/// <summary>An inclusive range of Qualys host IDs: what one partition of a run covers.</summary>
internal readonly record struct IdRange(long First, long Last)
{
    /// <summary>Every ID.</summary>
    public static IdRange All { get; } = new(0, long.MaxValue);

    public bool Contains(long id) => id >= First && id <= Last;
}
