namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Which page of assets is wanted.</summary>
/// <param name="Perimeters">Where to look; the assets of sub-perimeters are found only if those are named too.</param>
/// <param name="Column">What to sort by, and what <paramref name="BeginsWith"/> is compared with.</param>
/// <param name="BeginsWith">How the column begins, whatever the case; null or blank: anyhow.</param>
/// <param name="Descending">Whether the last come first.</param>
/// <param name="After">The last asset of the page before; null for the first page.</param>
internal sealed record AssetQuery(
    IReadOnlyList<long> Perimeters, AssetColumn Column = AssetColumn.Name, string? BeginsWith = null, bool Descending = false,
    AssetPosition? After = null)
{
    /// <summary>Stands in <see cref="FindingKind"/> for any kind.</summary>
    public const string AnyFinding = "any";

    /// <summary>The kind of finding that the assets have, or <see cref="AnyFinding"/>; null: with or without findings.</summary>
    public string? FindingKind { get; init; }

    /// <summary>Assets on a page of a screen.</summary>
    public const int PageSize = 50;

    /// <summary>How far assets are counted: a list says "more than 10,000" rather than reading a million entries for a number.</summary>
    public const int MaxCounted = 10_000;

    /// <summary>Assets on the page that is wanted.</summary>
    public int Size { get; init; } = PageSize;
}
