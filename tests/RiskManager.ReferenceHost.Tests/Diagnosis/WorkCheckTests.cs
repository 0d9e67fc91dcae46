using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Diagnosis.Configuration;
using RiskManager.ReferenceHost.Diagnosis.Work;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Diagnosis;

/// <summary>Plugins, configuration, runs and messages.</summary>
[TestClass]
public sealed class WorkCheckTests
{
    private const string Daily =
        """{ "startOn": "2026-01-01T02:00:00", "recurrence": "Daily", "interval": 1, "days": "EveryDay", "timeZone": "UTC" }""";

    private static readonly long Midnight = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static readonly long Hour = (long)TimeSpan.FromHours(1).TotalMilliseconds;

    [TestMethod]
    public async Task A_plugin_that_loads_is_named_with_its_versions()
    {
        using var stage = await DiagnosisStage.CreateAsync();

        var result = await stage.LookOnceAsync(new PluginsCheck());

        Assert.AreEqual(
            (CheckOutcome.Ok, "stand-in", "Stand-in 1.0.0, made for contract 2.1; this host has 2.1."),
            (result.Outcome, result.Subject, result.Finding));
    }

    [TestMethod]
    public async Task A_plugin_that_does_not_load_and_none_at_all_are_failures()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        stage.Plugins = StandInPlugin.Install(stage.Folder, StandInPlugin.Manifest.Replace("<hostVersion>2.1<", "<hostVersion>9.0<"));

        var results = await stage.LookAsync(new PluginsCheck());

        Assert.HasCount(2, results);
        Assert.IsTrue(results.All(result => result.Outcome == CheckOutcome.Failed));
        Assert.Contains("The plugin was made for host version 9.0", results[0].Finding);
        Assert.AreEqual("No plugin brought a task type, so there is nothing to run.", results[1].Finding);
    }

    [TestMethod]
    public async Task The_configuration_is_shown_with_everything_that_is_wrong()
    {
        using var right = await DiagnosisStage.CreateAsync();
        using var wrong = new DiagnosisStage();
        await wrong.ConfigureAsync("""<add key="RiskManager.SmtpPrt" value="25" /><add key="RiskManager.PlatformUrl" value="ftp://x" />""");

        Assert.AreEqual(CheckOutcome.Ok, (await right.LookOnceAsync(new ConfigurationDiagnosis())).Outcome);
        var results = await wrong.LookAsync(new ConfigurationDiagnosis());
        Assert.IsTrue(results.All(result => result.Outcome == CheckOutcome.Failed));
        Assert.Contains("RiskManager.SmtpPort is the nearest", results[0].Finding);
    }

    [TestMethod]
    public async Task A_complete_run_within_the_schedule_is_right()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await stage.InsertAsync(DiagnosisStage.NewTask(schedule: Daily));
        await stage.InsertAsync(Run(RunStatusNames.Complete, Midnight + (2 * Hour)));

        var result = await stage.LookOnceAsync(new LastRunsCheck());

        Assert.AreEqual(
            (CheckOutcome.Ok, "The last complete run ended 2026-03-02 03:00 UTC, 9.0 hours ago. That is within its schedule."),
            (result.Outcome, result.Finding));
    }

    [TestMethod]
    public async Task A_schedule_without_a_complete_run_is_a_failure_that_says_what_happened_last()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await stage.InsertAsync(DiagnosisStage.NewTask(schedule: Daily));
        await stage.InsertAsync(
            Run(RunStatusNames.Complete, Midnight - (94 * Hour)),
            Run(RunStatusNames.Failed, Midnight + (2 * Hour)) with { Error = "Qualys refused." });

        var result = await stage.LookOnceAsync(new LastRunsCheck());

        Assert.AreEqual(
            (CheckOutcome.Failed,
                "The last complete run ended 2026-02-26 03:00 UTC, 4 days ago. One was planned for 2026-02-27 02:00 UTC. "
                + "The last run began "
                + "2026-03-02 02:00 UTC and is Failed. Qualys refused."),
            (result.Outcome, result.Finding));
    }

    [TestMethod]
    public async Task Tasks_without_a_schedule_and_no_tasks_are_no_failure()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        var none = await stage.LookOnceAsync(new LastRunsCheck());
        await stage.InsertAsync(DiagnosisStage.NewTask());

        var unplanned = await stage.LookOnceAsync(new LastRunsCheck());

        Assert.AreEqual((CheckOutcome.Skipped, CheckOutcome.Ok), (none.Outcome, unplanned.Outcome));
        Assert.AreEqual("No run was complete yet. The task has no schedule.", unplanned.Finding);
    }

    [TestMethod]
    public async Task Messages_that_wait_are_tried_again_or_were_given_up_are_told_apart()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        var empty = await stage.LookOnceAsync(new OutboxCheck());
        await stage.InsertAsync(new NotificationRow { Id = "n", TaskName = "Nightly", Health = "Failed", Change = "{}" });
        await stage.InsertAsync(
            Delivery(DeliveryStates.Waiting, Midnight), Delivery(DeliveryStates.Waiting, Midnight + (13 * Hour)) with { Attempts = 3 },
            Delivery(DeliveryStates.GivenUp, Midnight));

        var results = await stage.LookAsync(new OutboxCheck());

        Assert.AreEqual(CheckOutcome.Ok, empty.Outcome);
        CollectionAssert.AreEqual(
            new[]
            {
                "Failed 1 messages wait for longer than 30 minutes.",
                "Warning 1 messages are tried again, up to 3 times so far: Connect: refused.",
                "Warning 1 messages were given up in the last 7 days: Connect: refused.",
            },
            results.Select(result => $"{result.Outcome} {result.Finding}").ToList());
    }

    private static RunRow Run(string status, long startedAt) => new()
    {
        Id = $"{status}-{startedAt}", TaskId = "task", TaskName = "Nightly", TypeId = "stand-in", Settings = "{}", StartedAt = startedAt,
        EndedAt = startedAt + Hour, Status = status, Origin = "Schedule",
    };

    private static DeliveryRow Delivery(string state, long nextAt) => new()
    {
        NotificationId = "n", Channel = "Email", Address = "ana@example.com", State = state, NextAt = nextAt, Problem = "Connect: refused.",
    };
}
