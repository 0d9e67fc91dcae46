using LinqToDB;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Connectors;

/// <summary>Who did what to the tasks and their runs, old and new, without secrets.</summary>
[TestClass]
public sealed class TaskAuditTests
{
    [TestMethod]
    public async Task Texts_that_differ_far_behind_their_beginning_are_a_change()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var before = new string('x', 300);
        var saved = stage.Form();
        ConnectorsStage.Set(saved, nameof(StandInSettings.ServerUrl), "http://" + before);
        var row = await stage.RowAsync(await stage.SaveAsync(saved));
        var form = stage.Form();
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), $"http://{before}y");
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), "");

        var start = "http://" + new string('x', 193) + "…";
        Assert.AreEqual($"serverUrl from \"{start}\" to \"{start}\"", TaskAudit.Changes(row, row, form));
    }

    [TestMethod]
    public async Task What_people_do_to_tasks_is_in_the_audit_log_with_old_and_new_values_and_no_secret()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        var form = await stage.Tasks.OpenAsync(id, CancellationToken.None);
        ConnectorsStage.Set(form, nameof(StandInSettings.ServerUrl), "http://two");
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), "another secret");
        await stage.SaveAsync(form);
        var copy = await stage.Tasks.DuplicateAsync(id, ConnectorsStage.Administrator, CancellationToken.None);
        await stage.Tasks.SetActiveAsync(copy, true, ConnectorsStage.Administrator, CancellationToken.None);
        await stage.Tasks.DeleteAsync(copy, ConnectorsStage.Administrator, CancellationToken.None);
        var run = await stage.Get<RunService>().StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        var entries = await stage.Get<Database>().ReadAsync(
            connection => connection.GetTable<AuditRow>().Where(row => row.Module == "Connectors" || row.Module == "Runs")
                .OrderBy(row => row.Id).ToList(),
            CancellationToken.None);

        CollectionAssert.AreEqual(
            new[]
            {
                "The task \"Nightly\" was created, active",
                "The task \"Nightly\" was changed: serverUrl from \"http://one\" to \"http://two\"; accessPassword was entered",
                "The task \"Nightly (2)\" was created as a copy of \"Nightly\", inactive",
                "The task \"Nightly (2)\" was activated",
                "The task \"Nightly (2)\" was deleted; its runs and what they imported stay",
                $"The task \"Nightly\" was started as run {run}",
            },
            entries.Select(row => row.Entry).ToList());
        Assert.IsTrue(entries.All(row => row.Account == ConnectorsStage.Administrator.Name));
    }
}
