using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>The tree of perimeters and a page of the assets in the chosen one.</summary>
public partial class OrganizationScreen
{
    private static readonly string[] FindingFilters = [FindingKinds.Gone, FindingKinds.LeftFilter, FindingKinds.Stale];

    private readonly HashSet<long> _closed = [];
    private IReadOnlyList<PerimeterNode> _roots = [];
    private Dictionary<long, string> _names = [];
    private PerimeterNode? _selected;
    private AssetPage? _page;
    private AssetColumn _column;
    private bool _descending;
    private string? _text, _finding;
    private long? _count;

    /// <summary>The ID of the chosen perimeter; none: all of them.</summary>
    [SupplyParameterFromQuery(Name = "perimeter")]
    public string? PerimeterWanted { get; set; }

    [SupplyParameterFromQuery(Name = "column")]
    public string? Column { get; set; }

    [SupplyParameterFromQuery(Name = "search")]
    public string? SearchText { get; set; }

    /// <summary>The kind of finding that the assets have; none: with or without findings.</summary>
    [SupplyParameterFromQuery(Name = "finding")]
    public string? FindingWanted { get; set; }

    /// <summary>The name of the custom attribute that is blank; none: whatever they hold.</summary>
    [SupplyParameterFromQuery(Name = "blank")]
    public string? Blank { get; set; }

    [SupplyParameterFromQuery(Name = "descending")]
    public string? DescendingWanted { get; set; }

    /// <summary>The number of the page; none: the first.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageWanted { get; set; }

    /// <summary>The last asset of the page before.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    /// <summary>The first asset of the page after, for a person who came from there.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    private string? Finding => QueryText.Choice(FindingWanted, AssetQuery.FindingChoices);

    private bool ShowsPerimeter => _selected is null || _selected.Children.Count > 0;

    private long? PerimeterId => QueryText.Number(PerimeterWanted);

    /// <summary>Whether the address names a perimeter that is not there: all assets are shown, not a few.</summary>
    private bool IsPerimeterUnknown => _page is not null && _selected is null && !string.IsNullOrEmpty(PerimeterWanted);

    private int PageNumber => (int)Math.Clamp(QueryText.Number(PageWanted) ?? 1, 1, int.MaxValue - 1);

    private string CountText => _count switch
    {
        null => "",
        1 => T["Organization.OneAsset"],
        { } count => T["Organization.CountOfAssets", count],
    };

    private AssetQuery Query => new(
        [.. (_selected?.WithBelow() ?? _roots.SelectMany(root => root.WithBelow())).Select(node => node.Id)], _column, SearchText,
        _descending, AssetPosition.Parse(After))
    {
        FindingKind = Finding,
        BlankAttribute = string.IsNullOrEmpty(Blank) ? null : Blank,
        Before = AssetPosition.Parse(Before),
    };

    protected override Task OnParametersSetAsync()
    {
        _column = AssetQuery.ColumnOf(Column, SearchText);
        _descending = QueryText.Flag(DescendingWanted);
        _text = SearchText;
        _finding = Finding ?? "";
        _count = null;
        ChooseNone();
        return ReadAsync();
    }

    private async Task ReadAsync() => await AttemptAsync(async () =>
    {
        await ReadTreeAsync();
        var query = Query;
        _page = await Search.FindAsync(query, Leaving);

        // To count what a search finds may take longer than a page: the page is shown meanwhile.
        StateHasChanged();
        _count = await Search.CountAsync(query, Leaving);
    });

    private async Task ReadTreeAsync()
    {
        _roots = await Tree.ReadAsync(Leaving);
        var all = _roots.SelectMany(root => root.WithBelow()).ToList();
        _names = all.ToDictionary(node => node.Id, node => node.Path);
        _selected = all.FirstOrDefault(node => node.Id == PerimeterId);
    }

    private void ShowNext() => Turn(PageNumber + 1, after: _page?.Next, before: null);

    private void ShowPrevious() => Turn(PageNumber - 1, after: null, before: PageNumber == 2 ? null : _page?.Previous);

    private void ShowFound()
    {
        var address = Address(_column, descending: false, Blank);
        address["column"] = Column;
        address["search"] = string.IsNullOrWhiteSpace(_text) ? null : _text.Trim();
        address["finding"] = string.IsNullOrEmpty(_finding) ? null : _finding;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/organization", address));
    }

    private void Sort(string name)
    {
        var column = Enum.Parse<AssetColumn>(name);
        Navigation.NavigateTo(Link(column, column == _column && !_descending, Blank));
    }

    private void Turn(int page, AssetPosition? after, AssetPosition? before)
    {
        var address = Address(_column, _descending, Blank);
        address["page"] = page > 1 ? page : null;
        address["after"] = after?.ToString();
        address["before"] = before?.ToString();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/organization", address));
    }

    /// <summary>What is shown stands in the address, so that it can be kept, sent and gone back to.</summary>
    private string Link(AssetColumn column, bool descending, string? blank) =>
        Navigation.GetUriWithQueryParameters("/organization", Address(column, descending, blank));

    /// <summary>What is shown, as it stands in addresses.</summary>
    private Dictionary<string, object?> Address(AssetColumn column, bool descending, string? blank) => new()
    {
        ["perimeter"] = PerimeterId,
        ["column"] = column == AssetQuery.ColumnOf(null, SearchText) ? null : column.ToString(),
        ["search"] = string.IsNullOrWhiteSpace(SearchText) ? null : SearchText,
        ["finding"] = Finding,
        ["blank"] = string.IsNullOrEmpty(blank) ? null : blank,
        ["descending"] = descending ? true : null,
    };

    private void Toggle(long id)
    {
        if (!_closed.Remove(id)) _closed.Add(id);
    }

    private async Task CreatePerimeterAsync()
    {
        long? created = null;
        var done = await NameDialog.AskAsync(
            Dialogs, _selected is null ? T["Organization.NewPerimeter"] : T["Organization.NewSubPerimeter"], T["Organization.Name"], "",
            async name => created = await (await OrganizationEditing.PerimetersAsync()).CreateAsync(_selected?.Id, name, Leaving));
        if (done) Navigation.NavigateTo($"/organization?perimeter={created}");
    }

    private async Task RenamePerimeterAsync()
    {
        var perimeter = _selected!;
        var done = await NameDialog.AskAsync(
            Dialogs, T["Organization.RenamePerimeter"], T["Organization.Name"], perimeter.Name,
            async name => await (await OrganizationEditing.PerimetersAsync()).RenameAsync(perimeter.Id, name, Leaving));
        if (done) await AttemptAsync(ReadTreeAsync);
    }

    private async Task DeletePerimeterAsync()
    {
        var perimeter = _selected!;
        var question = T["Organization.DeletePerimeterText", perimeter.Name];
        if (!await ConfirmDialog.AskAsync(Dialogs, T["Organization.DeletePerimeter"], question, T["Do.Delete"])) return;
        if (await AttemptAsync(async () => await (await OrganizationEditing.PerimetersAsync()).DeleteAsync(perimeter.Id, Leaving)))
            Navigation.NavigateTo("/organization");
    }
}
