using System.Globalization;
using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Screens.Findings;

/// <summary>
/// What people have to look at (R36, R37). What is shown stands in the address, so that it can be kept, sent and gone back to.
/// </summary>
public partial class FindingsScreen
{
    private const string OpenFindings = FindingQuery.OpenShow;
    private const string DismissedFindings = FindingQuery.DismissedShow;
    private const string TakenOver = "TakenOver";

    private static readonly string[] Shows = [OpenFindings, DismissedFindings, TakenOver];

    private readonly Stack<FindingPosition?> _before = new();
    private IReadOnlyList<KeyValuePair<string, string>> _tasks = [];
    private List<PerimeterNode> _perimeters = [];
    private FindingPage? _page;
    private FindingPosition? _position;
    private FindingColumn _column;
    private int? _count;

    [SupplyParameterFromQuery(Name = "show")]
    public string? ShowWanted { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindWanted { get; set; }

    [SupplyParameterFromQuery(Name = "task")]
    public string? TaskId { get; set; }

    [SupplyParameterFromQuery(Name = "perimeter")]
    public string? PerimeterWanted { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortWanted { get; set; }

    [SupplyParameterFromQuery(Name = "descending")]
    public string? DescendingWanted { get; set; }

    private string? Kind => QueryText.Choice(KindWanted, FindingKinds.All);

    private long? PerimeterId => QueryText.Number(PerimeterWanted);

    /// <summary>Whether the address names a perimeter that is not there: the findings of all are shown.</summary>
    private bool IsPerimeterUnknown =>
        _page is not null && !string.IsNullOrEmpty(PerimeterWanted) && !_perimeters.Exists(node => node.Id == PerimeterId);

    private bool Descending => QueryText.Flag(DescendingWanted);

    private string Show => QueryText.Choice(ShowWanted, Shows) ?? OpenFindings;

    private bool ShowsTakenOver => Show == TakenOver;

    private bool IsFiltered => Show != OpenFindings || Kind is not null || TaskId is not null || PerimeterId is not null;

    /// <summary>What is shown, as it stands in addresses.</summary>
    private Dictionary<string, object?> Address => new()
    {
        ["show"] = Show,
        ["kind"] = Kind,
        ["task"] = TaskId,
        ["perimeter"] = PerimeterId,
        ["sort"] = _column,
        ["descending"] = Descending,
    };

    private string CountText => _count switch
    {
        null or 0 => "",
        > FindingQuery.MaxCounted => T["FindingList.MoreThan", Shown.Number(FindingQuery.MaxCounted)],
        1 => T["FindingList.One"],
        { } count => T["FindingList.Count", Shown.Number(count)],
    };

    private FindingQuery Query => new()
    {
        Kind = Kind,
        TaskId = TaskId,
        Perimeters = _perimeters.Find(node => node.Id == PerimeterId)?.WithBelow().Select(node => node.Id).ToList(),
        Dismissed = Show == DismissedFindings,
        Column = _column,
        Descending = Descending,
        After = _position,
    };

    protected override Task OnParametersSetAsync()
    {
        _before.Clear();
        (_position, _count) = (null, null);
        _column = QueryText.Choice<FindingColumn>(SortWanted) ?? FindingColumn.Since;
        return ShowsTakenOver ? Task.CompletedTask : ReadAsync();
    }

    private Task<bool> ReadAsync() => AttemptAsync(async () =>
    {
        _tasks = await Search.ListTasksAsync(Leaving);
        _perimeters = [.. (await Tree.ReadAsync(Leaving)).SelectMany(root => root.WithBelow())];
        _page = await Search.FindAsync(Query, Leaving);
        _count = await Search.CountAsync(Query, Leaving);
    });

    private Task<bool> NextAsync() => AttemptAsync(async () =>
    {
        _before.Push(_position);
        _position = _page!.Next;
        _page = await Search.FindAsync(Query, Leaving);
    });

    private Task<bool> PreviousAsync() => AttemptAsync(async () =>
    {
        _position = _before.Pop();
        _page = await Search.FindAsync(Query, Leaving);
    });

    private void Sort(string column) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
    {
        ["sort"] = column == nameof(FindingColumn.Since) ? null : column,
        ["descending"] = column == _column.ToString() && !Descending ? true : null,
    }));

    private void Go(string? show = null, string? kind = null, string? task = null, string? perimeter = null)
    {
        var changes = new Dictionary<string, object?>();
        if (show is not null) changes["show"] = show == OpenFindings ? null : show;
        if (kind is not null) changes["kind"] = Wanted(kind);
        if (task is not null) changes["task"] = Wanted(task);
        if (perimeter is not null) changes["perimeter"] = Wanted(perimeter);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(changes));
    }

    private static string Chosen(ChangeEventArgs change) => Convert.ToString(change.Value, CultureInfo.InvariantCulture) ?? "";

    private static string? Wanted(string text) => text.Length == 0 ? null : text;
}
