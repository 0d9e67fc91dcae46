using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Runs.Comparison;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Screens.Drafts;
using RiskManager.ReferenceHost.Screens.Shell;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Screens.Comparison;

/// <summary>What changed between two runs of a task: counts by kind, and a page of the chosen kind.</summary>
public partial class ComparisonScreen
{
    private const int PageSize = 50;
    private const int MaxChoices = 200;

    private readonly Stack<DifferencePosition?> _before = new();
    private FormDraft? _draft;
    private List<RunRecord>? _choices;
    private IReadOnlyList<KeyValuePair<DifferenceKind, long>> _counts = [];
    private IReadOnlyList<Difference> _rows = [];
    private ComparedRuns? _runs;
    private DifferenceKind _kind;
    private DifferencePosition? _position;
    private string _name = "";
    private string? _older, _newer;

    [Parameter]
    public string TaskId { get; set; } = "";

    [SupplyParameterFromQuery(Name = "older")]
    public string? Older { get; set; }

    [SupplyParameterFromQuery(Name = "newer")]
    public string? Newer { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    protected override Task OnParametersSetAsync() => AttemptAsync(async () =>
    {
        (_runs, _position) = (null, null);
        _before.Clear();
        await ReadChoicesAsync();
        if (_older is null || _newer is null || _choices!.Count < 2) return;
        var runs = await Comparer.OpenAsync(_older, _newer, Leaving);
        _counts = [.. (await Comparer.CountAsync(runs, Leaving)).OrderBy(count => count.Key)];
        _kind = QueryText.Choice<DifferenceKind>(Kind) ?? _counts.FirstOrDefault(count => count.Value > 0).Key;
        await ReadPageAsync(runs);
        _runs = runs;
    });

    /// <summary>Without a choice, the last two runs; with the newer one alone, the run before it.</summary>
    private async Task ReadChoicesAsync()
    {
        var all = await History.FindAsync(RunFilter.OfTask(TaskId), null, MaxChoices, Leaving);
        var choices = all.Where(run => !run.IsRunning && run.Status != RunStatusNames.Skipped).ToList();
        foreach (var id in new[] { Older, Newer })
        {
            if (id is null || choices.Any(run => run.Id == id)) continue;
            if (await History.FindAsync(id, Leaving) is { } run && run.TaskId == TaskId) choices.Add(run);
        }

        _choices = choices;
        _name = (await Tasks.FindAsync(TaskId, Leaving))?.Name ?? choices.FirstOrDefault()?.TaskName ?? TaskId;
        _newer = Newer ?? choices.FirstOrDefault(run => run.Id != Older)?.Id;
        var newer = choices.FirstOrDefault(run => run.Id == _newer);
        _older = Older
            ?? choices.FirstOrDefault(run => run.StartedAt < newer?.StartedAt && run.LogicalId != newer.LogicalId)?.Id;
    }

    private async Task ReadPageAsync(ComparedRuns runs) =>
        _rows = await Comparer.ListAsync(runs, _kind, _position, PageSize + 1, Leaving);

    private async Task NextAsync() => await AttemptAsync(async () =>
    {
        _before.Push(_position);
        _position = _rows[PageSize - 1].Position;
        await ReadPageAsync(_runs!);
    });

    private async Task PreviousAsync() => await AttemptAsync(async () =>
    {
        _position = _before.Pop();
        await ReadPageAsync(_runs!);
    });

    private IEnumerable<string> Notes(ComparedRuns runs)
    {
        var created = _counts.Where(count => count.Key is DifferenceKind.Created or DifferenceKind.Recreated).Sum(count => count.Value);
        if (runs.CreatedByCounts != created) yield return T["Compare.CreatedByCounts", runs.CreatedByCounts];
        if (runs.CutRuns.Count > 0) yield return T["Compare.Cut", RunChanges.MaxPerRun, runs.CutRuns.Count, runs.ChangedByCounts];
        if (!runs.KnowsPeople) yield return T["Compare.PeopleUnknown"];
    }

    private async Task ShowAsync()
    {
        await _draft!.SavedAsync();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(
            $"/connectors/{TaskId}/compare", new Dictionary<string, object?> { ["older"] = _older, ["newer"] = _newer }));
    }

    private string Address(ComparedRuns runs, DifferenceKind kind) =>
        $"/connectors/{TaskId}/compare?older={runs.Older.Id}&newer={runs.Newer.Id}&kind={kind}";

    private static Dictionary<string, object?> Filter(ComparedRuns runs, DifferenceKind? kind) => new()
    {
        ["older"] = runs.Older.Id, ["newer"] = runs.Newer.Id, ["kind"] = kind,
    };

    private string Describe(RunRecord run) =>
        $"{Shown.Moment(run.StartedAt, withSeconds: true)} – {T[$"RunStatus.{run.Status}"]}";
}
