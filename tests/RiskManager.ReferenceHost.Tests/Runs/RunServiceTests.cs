using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Runs.Documents;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.Runs;

[TestClass]
public sealed class RunServiceTests
{
    [TestMethod]
    public async Task A_run_goes_on_in_the_background_and_its_record_says_who_started_it_and_what_came_of_it()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form());

        var run = await stage.EndOfAsync(await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));

        Assert.AreEqual(
            (RunStatusNames.Complete, RunOrigin.Person, "Ana", 3L), (run.Status, run.Origin, run.StartedBy, run.Result.Counts.Created));
        var created = await stage.History.CreatedAssetsAsync(run, null, 3, CancellationToken.None);
        CollectionAssert.AreEqual(new[] { "3", "2", "1" }, created.Select(asset => asset.ImportId).ToArray());
        Assert.AreEqual(run.Id, (await stage.History.LastRunsAsync(CancellationToken.None))[id].Id);
    }

    [TestMethod]
    public async Task All_watchers_in_all_processes_see_the_same_progress()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await using var other = await ConnectorsStage.CreateAsync(beside: stage);
        await stage.StartRunsAsync();
        await other.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.UntilCancelled));
        var runId = await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        var here = stage.WorkingAsync(runId);
        var besides = stage.WorkingAsync(runId);
        var elsewhere = other.WorkingAsync(runId);
        var seen = await Task.WhenAll(here, besides, elsewhere);

        CollectionAssert.AreEqual(
            Enumerable.Repeat((3L, (long?)3L), 3).ToArray(), seen.Select(run => (run.Progress.Done, run.Progress.Total)).ToArray());
    }

    [TestMethod]
    public async Task A_run_can_be_cancelled_from_another_process_and_says_by_whom()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await using var other = await ConnectorsStage.CreateAsync(beside: stage);
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.UntilCancelled));
        var runId = await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        Assert.IsTrue(await other.Runs.CancelAsync(runId, ConnectorsStage.Administrator, CancellationToken.None));

        var run = await stage.EndOfAsync(runId);
        Assert.AreEqual((RunStatusNames.Cancelled, "Ana"), (run.Status, run.CancelledBy));
        Assert.IsFalse(await other.Runs.CancelAsync(runId, ConnectorsStage.Administrator, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_second_run_of_a_running_task_is_refused_to_a_person_and_recorded_as_skipped_when_planned()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.UntilCancelled));
        var runId = await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        var exception = await Assert.ThrowsExactlyAsync<TaskAlreadyRunningException>(
            () => stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));
        await stage.Runs.StartPlannedAsync(id, CancellationToken.None);

        Assert.Contains(runId, exception.Message);
        var runs = await stage.History.RunsOfAsync(id);
        CollectionAssert.AreEquivalent(new[] { RunStatusNames.Running, RunStatusNames.Skipped }, runs.Select(run => run.Status).ToArray());
        Assert.Contains("is already running", runs.Single(run => run.Status == RunStatusNames.Skipped).Result.Error!);
    }

    [TestMethod]
    public async Task A_planned_run_whose_settings_are_refused_leaves_a_failed_record()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        Directory.Delete(stage.Folder.File("data/keys"), recursive: true);
        await using var restarted = await ConnectorsStage.CreateAsync(beside: stage);

        await restarted.Runs.StartPlannedAsync(id, CancellationToken.None);

        var run = (await restarted.History.RunsOfAsync(id)).Single();
        Assert.AreEqual((RunStatusNames.Failed, RunOrigin.Schedule), (run.Status, run.Origin));
        Assert.Contains("Enter the password again", run.Result.Error!);
    }

    [TestMethod]
    public async Task A_task_is_told_whether_somebody_started_it()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form());

        await stage.EndOfAsync(await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));
        await stage.Runs.StartPlannedAsync(id, CancellationToken.None);
        var planned = await stage.EndOfAsync(
            (await stage.History.RunsOfAsync(id)).Single(run => run.Origin == RunOrigin.Schedule).Id);

        var byPerson = (await stage.History.RunsOfAsync(id)).Single(run => run.Origin == RunOrigin.Person);
        Assert.AreEqual((false, true), (await IsUnattendedAsync(stage, byPerson.Id), await IsUnattendedAsync(stage, planned.Id)));
    }

    [TestMethod]
    public async Task An_inactive_task_never_runs()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form(active: false));

        await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));
        await stage.Runs.StartPlannedAsync(id, CancellationToken.None);

        Assert.IsEmpty(await stage.History.RunsOfAsync(id));
    }

    [TestMethod]
    public async Task A_stopped_host_leaves_its_runs_interrupted_and_not_cancelled()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.UntilCancelled));
        var runId = await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);
        await stage.WorkingAsync(runId);

        await stage.Get<TaskPlanner>().StopAsync(CancellationToken.None);

        var run = (await stage.History.FindAsync(runId, CancellationToken.None))!;
        Assert.AreEqual(RunStatusNames.Interrupted, run.Status);
        Assert.Contains("The host was stopped", run.Result.Error!);
    }

    [TestMethod]
    public async Task Import_documents_of_a_run_can_be_had_where_they_are_kept_and_nothing_else_in_their_folder()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        stage.Folder.Write("data/import-xml/other.xml", "<x/>");

        var run = await stage.EndOfAsync(
            await stage.Runs.StartAsync(await stage.SaveAsync(stage.Form()), ConnectorsStage.Administrator, CancellationToken.None));

        var document = stage.Get<RunDocuments>().List(run).Single();
        Assert.Contains("<assets>", await File.ReadAllTextAsync(document.FullName));
        Assert.IsNotNull(stage.Get<RunDocuments>().Find(run, document.Name));
        foreach (var name in new[] { "other.xml", "../web.config", "../../data/web.config" })
            Assert.IsNull(stage.Get<RunDocuments>().Find(run, name));
    }

    [TestMethod]
    public async Task What_a_run_is_recorded_with_does_not_depend_on_the_language_of_whoever_started_it()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.Defect));

        var run = await stage.EndOfAsync(
            await Language.SpeakAsync("pt-BR", () => stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None)));

        Assert.AreEqual("Unexpected: InvalidOperationException: a defect", run.Result.Error);
        Assert.AreEqual("Inesperado: InvalidOperationException: a defect", run.Result.ErrorTranslations["pt-BR"]);
    }

    [TestMethod]
    public async Task Whoever_may_not_do_something_reads_so_in_their_language()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());

        var refused = await Assert.ThrowsExactlyAsync<AccessDeniedException>(
            () => Language.SpeakAsync("pt-BR", () => stage.Runs.StartAsync(id, ConnectorsStage.Reader, CancellationToken.None)));

        Assert.AreEqual("\"Rui\" pode olhar, mas não alterar nada: executar uma tarefa exige um administrador.", refused.Message);
    }

    private static async Task<bool> IsUnattendedAsync(ConnectorsStage stage, string runId) =>
        (await stage.History.LogAsync(runId, TaskLogLevel.Information, 0, 100, CancellationToken.None)).Any(entry => entry.EventId == 2);
}
