using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Connectors;

namespace RiskManager.ReferenceHost.Tests.Runs;

[TestClass]
public sealed class RunRecoveryTests
{
    [TestMethod]
    public async Task A_run_whose_process_died_is_shown_as_interrupted_and_resumed()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartWatchingAsync();
        var id = await stage.SaveAsync(stage.Form());
        await LeaveRunAsync(stage, id, "dead", RunStatusNames.Running, minutesAgo: 5);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        var runs = await stage.History.ListAsync(id, null, 10, CancellationToken.None);
        Assert.AreEqual(("dead", RunStatusNames.Interrupted), (runs[1].Id, runs[1].Status));
        Assert.AreEqual((RunOrigin.Resume, RunStatusNames.Complete), (runs[0].Origin, (await stage.EndOfAsync(runs[0].Id)).Status));
    }

    [TestMethod]
    public async Task The_lists_get_the_indices_that_a_large_import_left_out_before_it_died()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.Get<Database>().WriteAsync(connection => connection.Execute("DROP INDEX assets_by_name"), CancellationToken.None);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        Assert.IsTrue(await stage.Get<Database>().HasListIndexesAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task A_run_that_goes_on_is_left_alone()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await using var other = await ConnectorsStage.CreateAsync(beside: stage);
        var id = await stage.SaveAsync(stage.Form(mode: StandIn.StandInMode.UntilCancelled));
        var runId = await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);

        await other.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        var run = (await stage.History.ListAsync(id, null, 10, CancellationToken.None)).Single();
        Assert.AreEqual((runId, RunStatusNames.Running), (run.Id, run.Status));
    }

    [TestMethod]
    public async Task An_interrupted_run_of_an_inactive_task_is_not_resumed()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form(active: false));
        await LeaveRunAsync(stage, id, "dead", RunStatusNames.Running, minutesAgo: 5);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        Assert.AreEqual(RunStatusNames.Interrupted, (await stage.History.ListAsync(id, null, 10, CancellationToken.None)).Single().Status);
    }

    [TestMethod]
    public async Task A_run_that_is_interrupted_again_and_again_is_left_to_a_person()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form());
        foreach (var minutes in new[] { 1, 2, 3 }) await LeaveRunAsync(stage, id, $"dead-{minutes}", RunStatusNames.Interrupted, minutes);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        Assert.HasCount(3, await stage.History.ListAsync(id, null, 10, CancellationToken.None));
    }

    private static async Task LeaveRunAsync(ConnectorsStage stage, string taskId, string runId, string status, int minutesAgo)
    {
        var row = new RunRow
        {
            Id = runId,
            TaskId = taskId,
            TaskName = "Nightly",
            TypeId = "stand-in",
            Settings = "{}",
            StartedAt = stage.Host.Clock.GetUtcNow().AddMinutes(-minutesAgo).ToUnixTimeMilliseconds(),
            Status = status,
            Origin = nameof(RunOrigin.Person),
        };
        await stage.Host.Database.WriteAsync(connection => connection.Insert(row), CancellationToken.None);
    }
}
