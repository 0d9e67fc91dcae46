using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens.Organization;

/// <summary>The tree of perimeters and a page of the assets in the chosen one.</summary>
public partial class OrganizationScreen
{
    private static readonly string[] FindingFilters = [FindingKinds.Gone, FindingKinds.LeftFilter, FindingKinds.Stale];

    private readonly HashSet<long> _closed = [];
    private readonly Stack<AssetPosition?> _before = new();
    private IReadOnlyList<PerimeterNode> _roots = [];
    private Dictionary<long, string> _names = [];
    private PerimeterNode? _selected;
    private AssetPage? _page;
    private AssetPosition? _position;
    private AssetColumn _column;
    private bool _descending;
    private string? _text, _finding;
    private int? _count;

    /// <summary>The chosen perimeter; none: all of them.</summary>
    [SupplyParameterFromQuery(Name = "perimeter")]
    public long? PerimeterId { get; set; }

    [SupplyParameterFromQuery(Name = "column")]
    public string? Column { get; set; }

    [SupplyParameterFromQuery(Name = "search")]
    public string? BeginsWith { get; set; }

    /// <summary>The kind of finding that the assets have; none: with or without findings.</summary>
    [SupplyParameterFromQuery(Name = "finding")]
    public string? Finding { get; set; }

    [SupplyParameterFromQuery(Name = "descending")]
    public bool Descending { get; set; }

    private bool ShowsPerimeter => _selected is null || _selected.Children.Count > 0;

    private string CountText => _count switch
    {
        null => "",
        > AssetQuery.MaxCounted => T["Organization.MoreAssetsThan", AssetQuery.MaxCounted],
        1 => T["Organization.OneAsset"],
        { } count => T["Organization.CountOfAssets", count],
    };

    protected override Task OnParametersSetAsync() => AttemptAsync(async () =>
    {
        await ReadTreeAsync();
        _column = Enum.TryParse<AssetColumn>(Column, out var column) ? column : AssetColumn.Name;
        _descending = Descending;
        _text = BeginsWith;
        _finding = Finding ?? "";
        _before.Clear();
        _position = null;
        _count = null;
        await ReadPageAsync();
        _count = await Search.CountAsync(Query, Leaving);
    });

    private AssetQuery Query => new(
        [.. (_selected?.WithBelow() ?? _roots.SelectMany(root => root.WithBelow())).Select(node => node.Id)], _column, BeginsWith,
        _descending, _position)
    {
        FindingKind = string.IsNullOrEmpty(Finding) ? null : Finding,
    };

    private async Task ReadTreeAsync()
    {
        _roots = await Tree.ReadAsync(Leaving);
        var all = _roots.SelectMany(root => root.WithBelow()).ToList();
        _names = all.ToDictionary(node => node.Id, node => node.Path);
        _selected = all.FirstOrDefault(node => node.Id == PerimeterId);
    }

    private async Task ReadPageAsync() => _page = await Search.FindAsync(Query, Leaving);

    private async Task NextAsync() => await AttemptAsync(async () =>
    {
        _before.Push(_position);
        _position = _page!.Next;
        await ReadPageAsync();
    });

    private async Task PreviousAsync() => await AttemptAsync(async () =>
    {
        _position = _before.Pop();
        await ReadPageAsync();
    });

    private void SearchAsync() => Show(_column, descending: false);

    private void SortAsync(AssetColumn column) => Show(column, descending: column == _column && !_descending);

    /// <summary>What is shown stands in the address, so that it can be kept, sent and gone back to.</summary>
    private void Show(AssetColumn column, bool descending)
    {
        // A text is looked for in the column that the list is sorted by.
        var text = column == _column || !string.IsNullOrWhiteSpace(_text) ? _text?.Trim() : null;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/organization", Address(column, text, descending)));
    }

    /// <summary>What is shown, as it stands in addresses.</summary>
    private Dictionary<string, object?> Address(AssetColumn column, string? text, bool descending) => new()
    {
        ["perimeter"] = PerimeterId,
        ["column"] = column == AssetColumn.Name ? null : column.ToString(),
        ["search"] = string.IsNullOrEmpty(text) ? null : text,
        ["finding"] = string.IsNullOrEmpty(_finding) ? null : _finding,
        ["descending"] = descending ? true : null,
    };

    private string? SortOf(AssetColumn column) => column != _column ? null : _descending ? "descending" : "ascending";

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
