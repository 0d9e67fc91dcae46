using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Runs.History;

namespace RiskManager.ReferenceHost.Screens.Runs;

/// <summary>The runs of a task, newest first.</summary>
public partial class RunsScreen
{
    private const int PageSize = 50;

    private readonly Stack<RunRecord?> _earlier = new();
    private IReadOnlyList<RunRecord>? _runs;
    private RunRecord? _after;
    private string _name = "";

    [Parameter]
    public string TaskId { get; set; } = "";

    protected override async Task OnParametersSetAsync()
    {
        await AttemptAsync(ReadAsync);
        Watch();
    }

    private protected override Task RunsStartedOrEndedAsync() => RefreshAsync(ReadAsync);

    private async Task ReadAsync()
    {
        _runs = await History.FindAsync(RunFilter.OfTask(TaskId), _after, PageSize + 1, Leaving);
        _name = (await Tasks.FindAsync(TaskId, Leaving))?.Name ?? (_runs.Count > 0 ? _runs[0].TaskName : TaskId);
    }

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
}
