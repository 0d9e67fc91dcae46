using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Runs;

[TestClass]
public sealed class RunRecoveryTests
{
    private const string DeadOwner = "serve/0123456789abcdef0123456789abcdef/1";

    [TestMethod]
    public async Task A_run_whose_process_died_is_resumed_under_its_own_record_which_names_both_processes()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form());
        await LeaveRunAsync(stage, id, RunStatusNames.Running);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        var run = await stage.EndOfAsync("dead");
        Assert.AreEqual((RunStatusNames.Complete, RunOrigin.Person, 3L), (run.Status, run.Origin, run.Result.Counts.Created));
        CollectionAssert.AreEqual(new[] { "elsewhere-01234567", stage.Host.Database.Process.Name }, run.ExecutedBy.ToArray());
        Assert.HasCount(1, await stage.History.RunsOfAsync(id));
    }

    [TestMethod]
    public async Task A_run_of_a_host_that_was_stopped_is_resumed_under_its_own_record_when_it_starts_again()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.UntilCancelled));
        var runId = await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);
        await stage.WorkingAsync(runId);
        await stage.Get<TaskPlanner>().StopAsync(CancellationToken.None);
        await using var restarted = await ConnectorsStage.CreateAsync(beside: stage);

        await restarted.StartBackgroundAsync();
        await UntilAsync(async () => (await restarted.History.FindAsync(runId, CancellationToken.None))!.ExecutedBy.Count == 2);
        await restarted.Runs.CancelAsync(runId, ConnectorsStage.Administrator, CancellationToken.None);

        Assert.AreEqual(RunStatusNames.Cancelled, (await restarted.EndOfAsync(runId)).Status);
        Assert.HasCount(1, await stage.History.RunsOfAsync(id));
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
    public async Task A_run_that_goes_on_in_another_process_is_left_alone()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        await using var other = await ConnectorsStage.CreateAsync(beside: stage);
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.UntilCancelled));
        var runId = await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None);
        await stage.WorkingAsync(runId);

        await other.Get<RunExecutor>().RunAsync(id, [], CancellationToken.None);

        var run = (await stage.History.RunsOfAsync(id)).Single();
        Assert.AreEqual((runId, RunStatusNames.Running, stage.Host.Database.Process.Name), (run.Id, run.Status, run.ExecutedBy.Single()));
    }

    [TestMethod]
    public async Task An_interrupted_run_of_an_inactive_task_is_not_resumed()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var id = await stage.SaveAsync(stage.Form(active: false));
        await LeaveRunAsync(stage, id, RunStatusNames.Running);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        Assert.AreEqual(RunStatusNames.Interrupted, (await stage.History.RunsOfAsync(id)).Single().Status);
    }

    [TestMethod]
    public async Task A_run_that_is_interrupted_a_third_time_is_left_to_a_person()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form());
        await LeaveRunAsync(stage, id, RunStatusNames.Running, takeovers: 2);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);
        var run = await stage.EndOfAsync("dead");
        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        Assert.AreEqual((RunStatusNames.Interrupted, 0L, 1), (run.Status, run.Result.Counts.Created, run.ExecutedBy.Count));
        Assert.AreEqual(RunStatusNames.Interrupted, (await stage.History.RunsOfAsync(id)).Single().Status);
    }

    private static async Task UntilAsync(Func<Task<bool>> isTrue)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await isTrue()) await timer.WaitForNextTickAsync(limit.Token);
    }

    private static async Task LeaveRunAsync(ConnectorsStage stage, string taskId, string status, int takeovers = 0)
    {
        var row = new RunRow
        {
            Id = "dead",
            TaskId = taskId,
            TaskName = "Nightly",
            TypeId = "stand-in",
            Settings = "{}",
            StartedAt = stage.Host.Clock.GetUtcNow().AddMinutes(-5).ToUnixTimeMilliseconds(),
            Status = status,
            Origin = nameof(RunOrigin.Person),
            Owner = DeadOwner,
            ExecutedBy = "elsewhere-01234567",
            Takeovers = takeovers,
        };
        await stage.Host.Database.WriteAsync(connection => connection.Insert(row), CancellationToken.None);
    }
}
