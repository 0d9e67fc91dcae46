using RiskManager.ReferenceHost.Organization.Search;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>Which page of assets is wanted.</summary>
/// <param name="Perimeters">Where to look; the assets of sub-perimeters are found only if those are named too.</param>
/// <param name="Column">What to sort by.</param>
/// <param name="Search">
/// What is looked for anywhere in an asset, whatever the case; a network stands for its addresses, one or two characters for the
/// beginning of names and addresses; null or blank: nothing.
/// </param>
/// <param name="Descending">Whether the last come first.</param>
/// <param name="After">The last asset of the page before; null for the first page.</param>
internal sealed record AssetQuery(
    IReadOnlyList<long> Perimeters, AssetColumn Column = AssetColumn.Name, string? Search = null, bool Descending = false,
    AssetPosition? After = null)
{
    /// <summary>Stands in <see cref="FindingKind"/> for any kind.</summary>
    public const string AnyFinding = "any";

    /// <summary>What <see cref="FindingKind"/> may be.</summary>
    public static IReadOnlyList<string> FindingChoices { get; } = [AnyFinding, .. FindingKinds.All];

    /// <summary>Assets on a page of a screen.</summary>
    public const int PageSize = 50;

    /// <summary>The kind of finding that the assets have, or <see cref="AnyFinding"/>; null: with or without findings.</summary>
    public string? FindingKind { get; init; }

    /// <summary>The name of a custom attribute of the assets' type that is blank; null: whatever their attributes hold.</summary>
    public string? BlankAttribute { get; init; }

    /// <summary>The first asset of the page after, where the page before that is wanted. Counts instead of <see cref="After"/>.</summary>
    public AssetPosition? Before { get; init; }

    /// <summary>Assets on the page that is wanted.</summary>
    public int Size { get; init; } = PageSize;

    /// <summary>What a list is sorted by that names no column: those of a network are shown in the order of their addresses.</summary>
    public static AssetColumn ColumnOf(string? column, string? search) =>
        QueryText.Choice<AssetColumn>(column) is { } known ? known
        : SearchText.Parse(search) is { IsNetwork: true } ? AssetColumn.HostAddress
        : AssetColumn.Name;

    /// <summary>Whether the query finds every asset of its perimeters.</summary>
    public bool IsEverything => string.IsNullOrWhiteSpace(Search) && FindingKind is null && BlankAttribute is null;
}
