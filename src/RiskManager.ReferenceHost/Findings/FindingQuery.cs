namespace RiskManager.ReferenceHost.Findings;

/// <summary>Which page of findings is wanted.</summary>
internal sealed record FindingQuery
{
    /// <summary>Findings on a page of a screen.</summary>
    public const int PageSize = 50;

    /// <summary>How far findings are counted; beyond that a list says "more than".</summary>
    public const int MaxCounted = 10_000;

    /// <summary>What an address says that shows the findings that nobody dismissed; that is also shown without a word.</summary>
    public const string OpenShow = "Open";

    /// <summary>What an address says that shows dismissed findings.</summary>
    public const string DismissedShow = "Dismissed";

    /// <summary>The kind; null: every kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The task; null: every task.</summary>
    public string? TaskId { get; init; }

    /// <summary>Where the assets are; null: everywhere.</summary>
    public IReadOnlyList<long>? Perimeters { get; init; }

    /// <summary>Those that people dismissed, instead of the others.</summary>
    public bool Dismissed { get; init; }

    public FindingColumn Column { get; init; }

    /// <summary>Whether the last come first.</summary>
    public bool Descending { get; init; }

    /// <summary>The size of the page.</summary>
    public int Size { get; init; } = PageSize;

    /// <summary>The last finding of the page before; null for the first page.</summary>
    public FindingPosition? After { get; init; }
}
