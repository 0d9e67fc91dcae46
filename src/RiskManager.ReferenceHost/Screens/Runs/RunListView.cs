using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Screens.Shell;

namespace RiskManager.ReferenceHost.Screens.Runs;

/// <summary>A list that belongs to a run, read page by page along a growing or falling number.</summary>
public abstract class RunListView : Screen
{
    protected const int PageSize = 50;

    private readonly Stack<long?> _before = new();
    private long? _position;

    [Parameter, EditorRequired]
    public string RunId { get; set; } = "";

    /// <summary>Whether the run goes on, so that an empty list says nothing yet.</summary>
    [Parameter]
    public bool IsRunning { get; set; }

    [Inject]
    private protected RunHistory History { get; set; } = null!;

    /// <summary>The page shown, from 0.</summary>
    protected int Page => _before.Count;

    protected override Task OnParametersSetAsync() => FirstAsync();

    /// <summary>Reads a page after a position; null: the first. One extra row shows that there is another page.</summary>
    protected abstract Task ReadAsync(long? position);

    /// <summary>The place after the last row shown.</summary>
    protected abstract long LastShown { get; }

    protected async Task FirstAsync()
    {
        _before.Clear();
        _position = null;
        await AttemptAsync(() => ReadAsync(null));
    }

    protected async Task NextAsync()
    {
        _before.Push(_position);
        _position = LastShown;
        await AttemptAsync(() => ReadAsync(_position));
    }

    protected async Task PreviousAsync()
    {
        _position = _before.Pop();
        await AttemptAsync(() => ReadAsync(_position));
    }

    private protected async Task<RunRecord> RunAsync() =>
        await History.FindAsync(RunId, Leaving) ?? throw new InvalidOperationException($"There is no run {RunId}.");
}
