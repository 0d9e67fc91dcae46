using Microsoft.AspNetCore.Components;

namespace RiskManager.ReferenceHost.Screens.Tables;

/// <summary>
/// Shows a page of rows. A list that is read page by page is sorted by whoever reads it (<see cref="OnSort"/>); a list that is shown
/// whole is sorted here (<see cref="TableColumn{TRow}.SortBy"/>).
/// </summary>
public sealed partial class DataTable<TRow>
{
    private const string Up = "ascending";
    private const string Down = "descending";

    private readonly List<TableColumn<TRow>> _columns = [];
    private TableView _view = new();
    private string? _sortedHere;
    private bool _isDescendingHere;

    /// <summary>What the table is called in the browser, where the person's choices are kept.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    /// <summary>What the table lists, read out with it.</summary>
    [Parameter, EditorRequired]
    public string Caption { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<TRow> Rows { get; set; } = [];

    /// <summary>What tells a row from the others.</summary>
    [Parameter, EditorRequired]
    public Func<TRow, object> Key { get; set; } = null!;

    /// <summary>The <see cref="TableColumn{TRow}"/>s.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? Columns { get; set; }

    /// <summary>What stands above the table beside its options.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    /// <summary>The name of the column that the rows were read in the order of.</summary>
    [Parameter]
    public string? SortedBy { get; set; }

    [Parameter]
    public bool IsDescending { get; set; }

    /// <summary>The person wants the list read in the order of a column.</summary>
    [Parameter]
    public EventCallback<string> OnSort { get; set; }

    [Inject]
    private TablePreferences Preferences { get; set; } = null!;

    private List<TableColumn<TRow>> Choosable => [.. _columns.Skip(1).Where(column => !column.IsAction)];

    private IReadOnlyList<TableChoice> Choices =>
        [.. Choosable.Select(column => new TableChoice(column.Name, column.Title, IsShown(column)))];

    /// <summary>Two columns leave nothing to choose.</summary>
    private bool HasOptions => Choosable.Count > 1;

    private IEnumerable<TRow> SortedRows
    {
        get
        {
            if (_columns.Find(column => column.Name == _sortedHere) is not { SortBy: { } key }) return Rows;
            return _isDescendingHere ? Rows.OrderByDescending(key) : Rows.OrderBy(key);
        }
    }

    internal void Add(TableColumn<TRow> column) => _columns.Add(column);

    protected override void OnInitialized() => _view = Preferences.Known(Name);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        var kept = await Preferences.ReadAsync(Name);
        if (kept == _view) return;
        _view = kept;
        StateHasChanged();
    }

    private bool IsShown(TableColumn<TRow> column) =>
        column.IsAction || column == _columns[0] || _view.Shows(column.Name, isUsual: !column.IsExtra);

    private bool IsSortable(TableColumn<TRow> column) => column.SortBy is not null || (column.IsSortable && OnSort.HasDelegate);

    private string? DirectionOf(TableColumn<TRow> column)
    {
        if (column.SortBy is not null && column.Name == _sortedHere) return _isDescendingHere ? Down : Up;
        return column.IsSortable && column.Name == SortedBy ? (IsDescending ? Down : Up) : null;
    }

    private Task SortAsync(TableColumn<TRow> column)
    {
        if (column.SortBy is null) return OnSort.InvokeAsync(column.Name);
        _isDescendingHere = column.Name == _sortedHere && !_isDescendingHere;
        _sortedHere = column.Name;
        return Task.CompletedTask;
    }

    private async Task ChangeAsync(TableView view)
    {
        _view = view;
        await Preferences.KeepAsync(Name, view);
    }
}
