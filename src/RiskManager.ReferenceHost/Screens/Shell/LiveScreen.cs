using Microsoft.AspNetCore.Components;
using RiskManager.ReferenceHost.Runs.Live;

namespace RiskManager.ReferenceHost.Screens.Shell;

/// <summary>A screen that follows the running runs; all browsers see the same.</summary>
public abstract class LiveScreen : Screen
{
    private IReadOnlyList<LiveRun> _live = [];

    [Inject]
    private LiveRuns LiveRuns { get; set; } = null!;

    /// <summary>The running run of a task; null when there is none.</summary>
    private protected LiveRun? LiveOf(string taskId) => _live.FirstOrDefault(run => run.TaskId == taskId);

    /// <summary>A running run; null when it has ended.</summary>
    private protected LiveRun? Live(string runId) => _live.FirstOrDefault(run => run.RunId == runId);

    /// <summary>Begins to follow, until the person leaves the screen.</summary>
    private protected void Watch() => _ = WatchAsync();

    /// <summary>Is called when a run began or ended.</summary>
    private protected virtual Task RunsStartedOrEndedAsync() => Task.CompletedTask;

    private async Task WatchAsync()
    {
        await AttemptAsync(async () =>
        {
            // What the screen shows was read before the first picture, and a run may have ended in between.
            var isFirst = true;
            await foreach (var runs in LiveRuns.WatchAsync(Leaving))
            {
                await InvokeAsync(async () =>
                {
                    var others = isFirst || !runs.Select(run => run.RunId).SequenceEqual(_live.Select(run => run.RunId));
                    (_live, isFirst) = (runs, false);
                    if (others) await RunsStartedOrEndedAsync();
                    StateHasChanged();
                });
            }
        });
        if (Problem is not null) await InvokeAsync(StateHasChanged);
    }
}
