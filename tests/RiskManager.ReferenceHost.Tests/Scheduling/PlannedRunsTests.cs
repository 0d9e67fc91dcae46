using Microsoft.Extensions.Time.Testing;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Live;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.Runs;

namespace RiskManager.ReferenceHost.Tests.Scheduling;

[TestClass]
public sealed class PlannedRunsTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));

    [TestMethod]
    public async Task A_planned_run_is_started_once_by_whichever_host_comes_first()
    {
        await using var stage = await ConnectorsStage.CreateAsync(_clock);
        await using var other = await ConnectorsStage.CreateAsync(_clock, stage);
        var id = await SaveHourlyAsync(stage);
        var planned = (await stage.Get<PlannedRuns>().ReadAsync(CancellationToken.None)).Single();
        Assert.AreEqual(new PlannedRun(id, _clock.GetUtcNow().AddHours(1)), planned);
        _clock.Advance(TimeSpan.FromHours(1));

        await Task.WhenAll(
            stage.Get<PlannedRuns>().RunAsync(planned, CancellationToken.None),
            other.Get<PlannedRuns>().RunAsync(planned, CancellationToken.None));

        var run = (await stage.History.RunsOfAsync(id)).Single();
        Assert.AreEqual(RunOrigin.Schedule, run.Origin);
        Assert.AreEqual(_clock.GetUtcNow().AddHours(1), (await other.Get<PlannedRuns>().ReadAsync(CancellationToken.None)).Single().At);
    }

    [TestMethod]
    public async Task Runs_that_were_missed_while_the_host_was_down_are_made_up_for_once()
    {
        await using var stage = await ConnectorsStage.CreateAsync(_clock);
        var id = await SaveHourlyAsync(stage);
        var planned = (await stage.Get<PlannedRuns>().ReadAsync(CancellationToken.None)).Single();
        _clock.Advance(TimeSpan.FromHours(50.5));

        await stage.Get<PlannedRuns>().RunAsync(planned, CancellationToken.None);

        Assert.HasCount(1, await stage.History.RunsOfAsync(id));
        Assert.AreEqual(_clock.GetUtcNow().AddHours(0.5), (await stage.Get<PlannedRuns>().ReadAsync(CancellationToken.None)).Single().At);
    }

    [TestMethod]
    public async Task An_inactive_task_has_no_planned_run_and_an_activated_one_none_in_the_past()
    {
        await using var stage = await ConnectorsStage.CreateAsync(_clock);
        var id = await SaveHourlyAsync(stage);
        await stage.Tasks.SetActiveAsync(id, false, ConnectorsStage.Administrator, CancellationToken.None);
        Assert.IsEmpty(await stage.Get<PlannedRuns>().ReadAsync(CancellationToken.None));
        _clock.Advance(TimeSpan.FromHours(50.5));

        await stage.Tasks.SetActiveAsync(id, true, ConnectorsStage.Administrator, CancellationToken.None);

        Assert.AreEqual(_clock.GetUtcNow().AddHours(0.5), (await stage.Get<PlannedRuns>().ReadAsync(CancellationToken.None)).Single().At);
    }

    [TestMethod]
    public async Task The_scheduler_makes_up_for_a_missed_run_as_soon_as_the_host_is_up()
    {
        var past = new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-5));
        await using var stage = await ConnectorsStage.CreateAsync(past);
        var id = await SaveHourlyAsync(stage);
        await using var restarted = await ConnectorsStage.CreateAsync(beside: stage);

        await restarted.StartBackgroundAsync();

        var run = await FirstRunAsync(restarted, id);
        Assert.AreEqual((RunOrigin.Schedule, RunStatusNames.Complete), (run.Origin, (await restarted.EndOfAsync(run.Id)).Status));
        Assert.IsTrue(restarted.Get<TaskPlanner>().IsRunning);
    }

    private static async Task<string> SaveHourlyAsync(ConnectorsStage stage)
    {
        var form = stage.Form();
        form.Schedule = new TaskSchedule
        {
            StartOn = stage.Host.Clock.GetUtcNow().AddHours(1).DateTime, Recurrence = Recurrence.Hourly, TimeZone = "UTC",
        };
        return await stage.SaveAsync(form);
    }

    private static async Task<RunRecord> FirstRunAsync(ConnectorsStage stage, string taskId)
    {
        await foreach (var _ in stage.Get<LiveRuns>().WatchAsync(CancellationToken.None))
        {
            if (await stage.History.RunsOfAsync(taskId) is [var run]) return run;
        }

        throw new InvalidOperationException("The watching ended.");
    }
}
