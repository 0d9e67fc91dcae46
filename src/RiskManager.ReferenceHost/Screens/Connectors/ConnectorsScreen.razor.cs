using MudBlazor;
using RiskManager.ReferenceHost.Attention;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Shell;

namespace RiskManager.ReferenceHost.Screens.Connectors;

/// <summary>The configured tasks, what each is doing, and everything that can be done with one.</summary>
public partial class ConnectorsScreen
{
    private ExecutionContext? _ofPerson;
    private IReadOnlyList<ConnectorTask>? _tasks;
    private Overview? _overview;
    private IReadOnlyDictionary<string, RunRecord> _held = new Dictionary<string, RunRecord>();
    private IReadOnlyList<OrderWarning> _warnings = [];
    private IReadOnlyDictionary<string, DateTimeOffset> _lastComplete = new Dictionary<string, DateTimeOffset>();

    protected override async Task OnInitializedAsync()
    {
        _ofPerson = ExecutionContext.Capture();
        await AttemptAsync(ReadAsync);
        Tasks.Changed += Reread;
        Watch();
    }

    private protected override Task RunsStartedOrEndedAsync() => RefreshAsync(ReadAsync);

    protected override void Dispose(bool disposing)
    {
        Tasks.Changed -= Reread;
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        _overview = await Overviews.ReadAsync(Leaving);
        _held = await History.HeldRunsAsync(Leaving);
        _warnings = await Tasks.OrderWarningsAsync(Leaving);
        _lastComplete = await Overviews.LastCompleteAsync(Leaving);
        _tasks = await Tasks.ListAsync(Leaving);
    }

    /// <summary>Whoever changed the task has a language and a time zone of his own; this screen keeps those of its person.</summary>
    private void Reread() => ExecutionContext.Run(_ofPerson!, _ => _ = InvokeAsync(RereadAsync), null);

    private async Task RereadAsync()
    {
        await RefreshAsync(ReadAsync);
        StateHasChanged();
    }

    private string TypeName(string id) => Plugins.TaskTypes.FirstOrDefault(type => type.Id == id)?.DisplayName ?? T["Task.TypeMissing", id];

    private string Outcome(RunRecord run) => run.Result.Expected is { } expected
        ? T["Task.Outcome", Shown.Number(run.Result.Counts.Accounted), Shown.Number(expected)]
        : run.Result.Error ?? "";

    private async Task RunAsync(ConnectorTask task)
    {
        string? run = null;
        if (await AttemptAsync(async () => run = await Runs.StartAsync(task.Id, await AccountAsync(), Leaving)))
            Navigation.NavigateTo($"/runs/{run}");
    }

    private async Task CancelAsync(string runId) =>
        await AttemptAsync(async () => await Runs.CancelAsync(runId, await AccountAsync(), Leaving));

    private async Task DuplicateAsync(ConnectorTask task)
    {
        if (!await AttemptAsync(async () => await Tasks.DuplicateAsync(task.Id, await AccountAsync(), Leaving))) return;
        Snackbar.Add(T["Task.Duplicated"], Severity.Success);
    }

    private async Task SetActiveAsync(ConnectorTask task) =>
        await AttemptAsync(async () => await Tasks.SetActiveAsync(task.Id, !task.Active, await AccountAsync(), Leaving));

    private async Task DeleteAsync(ConnectorTask task)
    {
        if (!await ConfirmDialog.AskAsync(Dialogs, T["Task.Delete"], T["Task.DeleteText", task.Name], T["Do.Delete"])) return;
        await AttemptAsync(async () => await Tasks.DeleteAsync(task.Id, await AccountAsync(), Leaving));
    }
}
