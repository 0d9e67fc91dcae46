using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>One run: its result, the completeness sentence, the quarantine and the log.</summary>
internal sealed class RunPage(Database database)
{
    private const int MostRows = 500;

    public async Task<IResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        var (run, quarantined, log) = await database.ReadAsync(
            connection =>
            {
                var found = connection.GetTable<RunRow>().FirstOrDefault(row => row.Id == id);
                var logical = found?.ResumedRunId ?? id;
                return (
                    found,
                    connection.GetTable<QuarantineRow>().Where(row => row.RunId == id || row.RunId == logical).OrderBy(row => row.Id).Take(MostRows).ToList(),
                    connection.GetTable<RunLogRow>().Where(row => row.RunId == id).OrderBy(row => row.Id).Take(MostRows).ToList());
            },
            cancellationToken);
        return run is null
            ? Results.NotFound($"There is no run {id}.")
            : Page.Of($"Run of {run.TaskName}", Html.Join([Summary(run), Quarantine(quarantined), Log(log)]));
    }

    private static Html Summary(RunRow run)
    {
        var result = ToResult(run);
        var completeness = run.Status == RunStatusNames.Running ? "The run is going on." : SummaryText.Completeness(result);
        return Html.Of(
            $"""
            <p class="{run.Status}"><strong>{run.Status}</strong> {run.Error}</p><p>{completeness}</p><p>{SummaryText.Counts(result.Counts)}</p>
            <table><tbody><tr><th>Run</th><td>{run.Id}</td></tr><tr><th>Started</th><td>{Page.Time(run.StartedAt)}</td></tr><tr><th>Ended</th><td>{Page.Time(run.EndedAt)}</td></tr>
            <tr><th>Perimeter</th><td>{run.Perimeter}{(run.PerimeterCreated ? " (created by this run)" : "")}</td></tr><tr><th>Went on with run</th><td>{run.ResumedRunId}</td></tr>
            <tr><th>Remote calls</th><td>{Page.Number(run.RemoteCalls)}</td></tr><tr><th>Settings</th><td><pre>{run.Settings}</pre></td></tr><tr><th>Details</th><td><pre>{run.Details}</pre></td></tr></tbody></table>
            """);
    }

    private static IntegrationTaskResult ToResult(RunRow run) => new()
    {
        Status = Enum.TryParse<RunStatus>(run.Status, out var status) ? status : RunStatus.Failed,
        Expected = run.Expected,
        Missing = run.Missing,
        Counts = new ImportCounts
        {
            Created = run.Created,
            Recreated = run.Recreated,
            Updated = run.Updated,
            Unchanged = run.Unchanged,
            Quarantined = run.Quarantined,
            ComponentsCreated = run.ComponentsCreated,
        },
    };

    private static Html Quarantine(IEnumerable<QuarantineRow> records)
    {
        var rows = records.Select(record => Html.Of($"<tr><td>{record.RecordId}</td><td>{record.Reason}</td><td><pre>{record.Fragment}</pre></td></tr>")).ToList();
        return Html.Of($"<h2>Quarantine</h2>{Html.Table(["Record", "Reason", "As received"], rows, "Nothing was set aside.")}");
    }

    private static Html Log(IEnumerable<RunLogRow> entries)
    {
        var rows = entries.Select(entry => Html.Of(
            $"<tr><td>{Page.Time(entry.At)}</td><td>{(TaskLogLevel)entry.Level}</td><td>{entry.EventId}</td><td>{entry.Message}</td></tr>")).ToList();
        return Html.Of($"<h2>Log (the first {MostRows} entries)</h2>{Html.Table(["Time", "Level", "Event", "Message"], rows, "No entry.")}");
    }
}
