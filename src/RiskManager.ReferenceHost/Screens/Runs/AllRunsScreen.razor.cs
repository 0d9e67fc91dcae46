using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Screens.Runs;

/// <summary>The runs of all tasks, those of the command line included, newest first.</summary>
public partial class AllRunsScreen
{
    private const int PageSize = 50;

    private readonly Stack<RunRecord?> _earlier = new();
    private IReadOnlyList<ConnectorTask> _tasks = [];
    private IReadOnlyList<RunRecord>? _runs;
    private RunRecord? _after;
    private string? _task, _status, _by;
    private DateOnly? _from, _until;

    [SupplyParameterFromQuery(Name = "task")]
    public string? TaskId { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusWanted { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? StartedBy { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "until")]
    public string? Until { get; set; }

    private string? Status => QueryText.Choice(StatusWanted, RunStatusNames.All);

    protected override async Task OnParametersSetAsync()
    {
        (_task, _status, _by, _from, _until) = (TaskId, Status, StartedBy, WrittenDay.Parse(From), WrittenDay.Parse(Until));
        _after = null;
        _earlier.Clear();
        await AttemptAsync(async () =>
        {
            _tasks = await Tasks.ListAsync(Leaving);
            await ReadAsync();
        });
        Watch();
    }

    private protected override Task RunsStartedOrEndedAsync() => AttemptAsync(ReadAsync);

    private async Task ReadAsync()
    {
        var filter = RunFilter.OfDays(Wanted(TaskId), Status, Wanted(StartedBy), From, Until);
        _runs = await History.FindAsync(filter, _after, PageSize + 1, Leaving);
    }

    private void Find() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/runs", new Dictionary<string, object?>
    {
        ["task"] = Wanted(_task), ["status"] = Wanted(_status), ["by"] = Wanted(_by),
        ["from"] = WrittenDay.Of(_from),
        ["until"] = WrittenDay.Of(_until),
    }));

    private async Task NextAsync() => await AttemptAsync(async () =>
    {
        _earlier.Push(_after);
        _after = _runs![PageSize - 1];
        await ReadAsync();
    });

    private async Task PreviousAsync() => await AttemptAsync(async () =>
    {
        _after = _earlier.Pop();
        await ReadAsync();
    });

    /// <summary>Who started a run, and from where where that is known.</summary>
    private string Starter(RunRecord run) => run.StartedBy is not { } name
        ? T[$"RunOrigin.{run.Origin}"]
        : run.StartedFrom is { } place ? $"{name}, {place}" : name;

    private static long Written(RunRecord run) =>
        run.Result.Counts.Created + run.Result.Counts.Recreated + run.Result.Counts.Updated;

    private static string? Wanted(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
