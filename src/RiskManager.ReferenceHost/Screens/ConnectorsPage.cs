using LinqToDB;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Screens;

/// <summary>Task types, configured tasks and the last runs.</summary>
internal sealed class ConnectorsPage(Database database, PluginCatalog plugins)
{
    private const int MostRuns = 50;

    public async Task<IResult> ShowAsync(CancellationToken cancellationToken)
    {
        var (tasks, runs) = await database.ReadAsync(
            connection => (
                connection.GetTable<TaskRow>().OrderBy(task => task.Name).ToList(),
                connection.GetTable<RunRow>().OrderByDescending(run => run.StartedAt).Take(MostRuns).ToList()),
            cancellationToken);
        return Page.Of("Connectors", Html.Join([TaskTypes(), Tasks(tasks), Runs(runs)]));
    }

    private Html TaskTypes()
    {
        var failed = plugins.Failed.Select(plugin => Html.Of(
            $"<tr><td>{plugin.Folder}</td><td class=\"Failed\">failed</td><td>{plugin.Reason}</td></tr>"));
        var found = plugins.TaskTypes.Select(type => Html.Of($"<tr><td>{type.Name}</td><td>{type.Id}</td><td>{type.Description}</td></tr>"));
        return Html.Of($"<h2>Task types</h2>{Html.Table(["Name", "Type", "Description"], [.. found, .. failed], "No plugin was found.")}");
    }

    private static Html Tasks(IEnumerable<TaskRow> tasks)
    {
        var rows = tasks.Select(task => Html.Of($"<tr><td>{task.Name}</td><td>{task.TypeId}</td><td><pre>{task.Settings}</pre></td></tr>")).ToList();
        return Html.Of($"<h2>Configured tasks</h2>{Html.Table(["Name", "Type", "Settings (without secrets)"], rows, "None yet. The first import of a task configures it.")}");
    }

    private static Html Runs(IEnumerable<RunRow> runs)
    {
        var rows = runs.Select(run => Html.Of(
            $"""
            <tr><td><a href="/runs/{run.Id}">{Page.Time(run.StartedAt)}</a></td><td>{run.TaskName}</td><td class="{run.Status}">{run.Status}</td>
            <td class="number">{Page.Number(run.Expected)}</td><td class="number">{Page.Number(run.Created)}</td><td class="number">{Page.Number(run.Recreated)}</td>
            <td class="number">{Page.Number(run.Updated)}</td><td class="number">{Page.Number(run.Unchanged)}</td><td class="number">{Page.Number(run.Quarantined)}</td>
            <td class="number">{Page.Number(run.Missing)}</td></tr>
            """)).ToList();
        string[] headings = ["Started", "Task", "Status", "Expected", "Created", "Recreated", "Updated", "Unchanged", "Quarantined", "Missing"];
        return Html.Of($"<h2>Last runs</h2>{Html.Table(headings, rows, "No run yet.")}");
    }
}
