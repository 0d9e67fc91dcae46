using RiskManager.Contracts;
using RiskManager.ReferenceHost.Notifications.Changes;
using RiskManager.ReferenceHost.Scheduling.Calendar;
using RiskManager.ReferenceHost.Tests.Notifications.Stage;

namespace RiskManager.ReferenceHost.Tests.Notifications;

/// <summary>Planned runs that did not begin (R40). The clock stands at noon; the task is planned daily at 14:00 UTC.</summary>
[StoreTestClass]
public sealed class MissedRunTests
{
    private static readonly TaskSchedule DailyAtTwo =
        new() { StartOn = new DateTime(2026, 3, 1, 14, 0, 0), Recurrence = Recurrence.Daily, TimeZone = "Etc/UTC" };

    [TestMethod]
    public async Task A_planned_run_that_did_not_begin_is_told_of_once_after_the_hours_of_its_task()
    {
        await using var stage = await PlannedAsync(hours: 3);

        stage.Clock.Advance(TimeSpan.FromHours(5) - TimeSpan.FromMilliseconds(1));
        await stage.LookAsync();
        var before = await stage.HealthsAsync();
        stage.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await stage.LookAsync();
        stage.Clock.Advance(TimeSpan.FromDays(9));
        await stage.LookAsync();

        Assert.IsEmpty(before);
        var change = (await stage.ChangesAsync()).Single();
        Assert.AreEqual(
            (TaskHealth.Missed, new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero), (string?)null),
            (change.Health, change.PlannedAt, change.RunId));
        Assert.AreEqual("No host was running at that time, or its scheduler did not start the run.", change.Reason);
    }

    [TestMethod]
    public async Task A_complete_run_after_a_missed_one_is_a_recovery()
    {
        await using var stage = await PlannedAsync(hours: 3);
        stage.Clock.Advance(TimeSpan.FromHours(6));
        await stage.LookAsync();

        await stage.EndRunAsync("Complete");
        await stage.LookAsync();

        Assert.AreEqual("Missed Healthy", string.Join(' ', await stage.HealthsAsync()));
    }

    [TestMethod]
    public async Task Without_hours_of_its_own_a_task_has_a_day()
    {
        await using var stage = await PlannedAsync(hours: null);

        stage.Clock.Advance(TimeSpan.FromHours(25));
        await stage.LookAsync();
        var before = await stage.HealthsAsync();
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await stage.LookAsync();

        Assert.IsEmpty(before);
        Assert.AreEqual("Missed", string.Join(' ', await stage.HealthsAsync()));
    }

    [TestMethod]
    public async Task Zero_hours_switch_it_off()
    {
        await using var stage = await PlannedAsync(hours: 0);

        stage.Clock.Advance(TimeSpan.FromDays(30));
        await stage.LookAsync();

        Assert.IsEmpty(await stage.HealthsAsync());
    }

    [TestMethod]
    public async Task A_run_that_still_goes_on_since_before_the_planned_time_is_named()
    {
        await using var stage = await PlannedAsync(hours: 3);
        var running = await stage.EndRunAsync("Running", run => run with { EndedAt = null });

        stage.Clock.Advance(TimeSpan.FromHours(6));
        await stage.LookAsync();

        var change = (await stage.ChangesAsync()).Single();
        Assert.AreEqual((TaskHealth.Missed, running), (change.Health, change.RunId));
        Assert.AreEqual("Another run of the task is still going on.", change.Reason);
    }

    [TestMethod]
    public async Task A_planned_run_that_was_skipped_for_one_that_ended_in_time_is_not_missed()
    {
        await using var stage = await PlannedAsync(hours: 3);
        await stage.EndRunAsync("Complete", run => run with { EndedAt = run.EndedAt + (long)TimeSpan.FromHours(2.5).TotalMilliseconds });

        stage.Clock.Advance(TimeSpan.FromHours(6));
        await stage.LookAsync();

        Assert.IsEmpty(await stage.HealthsAsync());
    }

    [TestMethod]
    public async Task A_held_task_waits_for_a_person_and_misses_nothing()
    {
        await using var stage = await PlannedAsync(hours: 3);
        await stage.EndRunAsync("Held");

        stage.Clock.Advance(TimeSpan.FromDays(9));
        await stage.LookAsync();

        Assert.AreEqual("Held", string.Join(' ', await stage.HealthsAsync()));
    }

    [TestMethod]
    public async Task Two_nodes_find_a_missed_run_once()
    {
        await using var stage = await PlannedAsync(hours: 3);
        await using var other = await NotificationStage.CreateAsync(beside: stage);
        stage.Clock.Advance(TimeSpan.FromHours(6));

        await Task.WhenAll(stage.LookAsync(), other.LookAsync());

        Assert.HasCount(1, await stage.ChangesAsync());
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(745)]
    public async Task Hours_beyond_a_month_are_refused(int hours)
    {
        await using var stage = await NotificationStage.CreateAsync();

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => stage.Get<MissedRunLimits>()
            .SetAsync(NotificationStage.Task, hours, NotificationStage.Administrator, CancellationToken.None));

        Assert.Contains("a whole number from 0 to 744 is", refused.Message);
    }

    private static async Task<NotificationStage> PlannedAsync(int? hours)
    {
        var stage = await NotificationStage.CreateAsync();
        await stage.SaveTaskAsync(DailyAtTwo);
        if (hours is { } limit)
        {
            await stage.Get<MissedRunLimits>()
                .SetAsync(NotificationStage.Task, limit, NotificationStage.Administrator, CancellationToken.None);
        }

        return stage;
    }
}
