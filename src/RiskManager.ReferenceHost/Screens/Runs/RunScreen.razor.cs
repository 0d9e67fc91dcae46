using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RiskManager.ReferenceHost.Lists.Content;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Screens.Dialogs;
using RiskManager.ReferenceHost.Screens.Shell;

namespace RiskManager.ReferenceHost.Screens.Runs;

/// <summary>One run: while it goes on, how far it is; afterwards, what it did and the proof that nothing was lost (R22).</summary>
public partial class RunScreen
{
    private const int RunsCompared = 10;

    // They bear the names of the lists that can be downloaded.
    private static readonly string[] ListViews =
        [RunLists.Changes, RunLists.Created, RunLists.Findings, RunLists.Quarantine, RunLists.Warnings];

    private static readonly string[] Views = [.. ListViews, "log", "settings"];

    // Shown on a page as text, so that letters of other languages need no escape.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private RunRecord? _run;
    private IReadOnlyList<BarChart.Bar> _systems = [];
    private IReadOnlyList<BarChart.Bar> _times = [];
    private bool _taskIsThere;
    private bool _holdsTask;
    private bool _canResume;
    private bool _loaded;
    private string? _watched;

    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>Which list is shown below the result.</summary>
    [SupplyParameterFromQuery(Name = "view")]
    public string? View { get; set; }

    private string Shows => Views.Contains(View) ? View! : Views[0];

    protected override async Task OnParametersSetAsync()
    {
        if (_watched == Id) return;
        (_watched, _systems, _times) = (Id, [], []);
        await AttemptAsync(ReadAsync);
        _loaded = true;
        Watch();
    }

    private protected override Task RunsStartedOrEndedAsync() => RefreshAsync(ReadAsync);

    private async Task ReadAsync()
    {
        _run = await History.FindAsync(Id, Leaving);
        (_holdsTask, _canResume) = (false, false);
        if (_run is not { IsRunning: false } run) return;
        _taskIsThere = await Tasks.FindAsync(run.TaskId, Leaving) is not null;
        _holdsTask = (await History.HeldRunsAsync(Leaving)).GetValueOrDefault(run.TaskId)?.Id == run.Id;
        _canResume = await History.CanResumeAsync(run, Leaving);
        var runs = await History.FindAsync(RunFilter.OfTask(run.TaskId), null, RunsCompared, Leaving);
        _times =
        [
            .. runs.Where(other => other.Duration is not null)
                .Select(
                    other =>
                        new BarChart.Bar(
                            Shown.Moment(other.StartedAt), other.Duration!.Value.TotalSeconds, Shown.Duration(other.Duration.Value),
                            ColourOf(other.Status), $"/runs/{other.Id}")),
        ];
        _systems =
        [
            .. (await OperatingSystems.ReadAsync(run.EndedAt, Leaving)).Select(
                system => new BarChart.Bar(T[$"SystemFamily.{system.Family}"], system.Assets, Shown.Number(system.Assets))),
        ];
    }

    private string Lead(RunRecord run)
    {
        var by = run.StartedBy ?? T[$"RunOrigin.{run.Origin}"].Value;
        return run.Duration is { } duration
            ? T["Run.LeadEnded", Shown.Moment(run.StartedAt), by, Shown.Duration(duration)]
            : T["Run.LeadRunning", Shown.Moment(run.StartedAt), by];
    }

    private string Completeness(RunRecord run)
    {
        var result = run.Result;
        if (run.Status == RunStatusNames.Skipped) return T["Run.Skipped"];
        if (result.Expected is not { } expected) return T["Run.NothingExpected"];
        var (accounted, all) = (Shown.Number(result.Counts.Accounted), Shown.Number(expected));
        if (run.Status == RunStatusNames.Complete) return T["Run.Complete", all];
        if (run.Status == RunStatusNames.Held) return T["Run.Held", accounted, all];
        return run.Status == RunStatusNames.Incomplete
            ? T["Run.Incomplete", accounted, all, Shown.Number(result.Missing)]
            : T[_canResume ? "Run.Partly" : "Run.PartlyKept", accounted, all];
    }

    private static string Colour(RunRecord run) => ColourOf(run.Status);

    private static string ColourOf(string status) => status switch
    {
        "Complete" => "success",
        "Cancelled" or "Interrupted" or "Skipped" or "Held" => "warning",
        _ => "error",
    };

    private static string Settings(RunRecord run)
    {
        using var settings = JsonDocument.Parse(run.Settings);
        return JsonSerializer.Serialize(settings, Readable);
    }

    private async Task CancelAsync() => await AttemptAsync(async () => await Runs.CancelAsync(Id, await AccountAsync(), Leaving));

    private async Task AgainAsync()
    {
        string? next = null;
        if (await AttemptAsync(async () => next = await Runs.StartAsync(_run!.TaskId, await AccountAsync(), Leaving)))
            Navigation.NavigateTo($"/runs/{next}");
    }

    private async Task ApproveAsync()
    {
        var hold = _run!.Result.Hold!;
        var text = T[$"Run.ApproveText.{hold.Reason}", Shown.Number(hold.Affected), Shown.Number(hold.Of)];
        if (!await ConfirmDialog.AskAsync(Dialogs, T["Run.Approve"], text, T["Run.ApproveDo"])) return;
        string? next = null;
        if (await AttemptAsync(async () => next = await Runs.ApproveAsync(Id, await AccountAsync(), Leaving)))
            Navigation.NavigateTo($"/runs/{next}");
    }
}
