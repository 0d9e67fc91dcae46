using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Runs;

/// <summary>Runs that the brake holds, and their approval (R39).</summary>
[TestClass]
public sealed class HeldRunTests
{
    [TestMethod]
    public async Task The_record_of_a_held_run_says_why_with_examples()
    {
        await using var stage = await ConnectorsStage.CreateAsync();

        var run = await HoldAsync(stage);

        Assert.AreEqual((RunStatusNames.Held, "Too much is new."), (run.Status, run.Result.Error));
        Assert.AreEqual(RunStatus.Held, run.Result.Status);
        var hold = run.Result.Hold!;
        Assert.AreEqual((HoldReason.TooManyNew, 30L, 40L, 50), (hold.Reason, hold.Affected, hold.Of, hold.LimitPercent));
        Assert.AreEqual(new HoldExample(new AssetKey("stand-in", "7"), null, "Größe 7"), hold.Examples.Single());
    }

    [TestMethod]
    public async Task A_planned_run_of_a_held_task_is_skipped_and_says_what_to_do()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var held = await HoldAsync(stage);

        await stage.Runs.StartPlannedAsync(held.TaskId, CancellationToken.None);
        await stage.Runs.StartPlannedAsync(held.TaskId, CancellationToken.None);

        var skipped = (await RunsAsync(stage, held.TaskId)).Where(run => run.Id != held.Id).ToList();
        CollectionAssert.AreEqual(new[] { RunStatusNames.Skipped, RunStatusNames.Skipped }, skipped.Select(run => run.Status).ToArray());
        Assert.AreEqual(
            $"The last run (run {held.Id}) was held. Approve it, change the settings, or run the task; then planned runs go on.",
            skipped[0].Result.Error);
        Assert.Contains("foi retida. Aprove-a", skipped[0].Result.ErrorTranslations["pt-BR"]);
        Assert.AreEqual(held.Id, (await stage.History.HeldRunsAsync(CancellationToken.None))[held.TaskId].Id);
    }

    [TestMethod]
    public async Task Other_settings_make_planned_runs_begin_again()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var held = await HoldAsync(stage);
        await ChangeModeAsync(stage, held.TaskId, StandInMode.Complete);

        await stage.Runs.StartPlannedAsync(held.TaskId, CancellationToken.None);

        var planned = (await RunsAsync(stage, held.TaskId)).Single(run => run.Origin == RunOrigin.Schedule);
        Assert.AreEqual(RunStatusNames.Complete, (await stage.EndOfAsync(planned.Id)).Status);
        Assert.IsEmpty(await stage.History.HeldRunsAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task A_person_may_run_a_held_task_without_approving_it()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var held = await HoldAsync(stage);

        var again = await stage.EndOfAsync(
            await stage.Runs.StartAsync(held.TaskId, ConnectorsStage.Administrator, CancellationToken.None));

        Assert.AreEqual((RunStatusNames.Held, null), (again.Status, again.ApprovedBy));
    }

    [TestMethod]
    public async Task An_approved_run_goes_on_and_its_record_and_the_audit_log_say_by_whom()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var held = await HoldAsync(stage);

        var run = await stage.EndOfAsync(await stage.Runs.ApproveAsync(held.Id, ConnectorsStage.Administrator, CancellationToken.None));

        Assert.AreEqual((RunStatusNames.Complete, "Ana", RunOrigin.Person), (run.Status, run.ApprovedBy, run.Origin));
        Assert.IsTrue(await WasApprovedAsync(stage, run.Id));
        var entry = await stage.Host.Database.ReadAsync(
            connection => connection.GetTable<AuditRow>().Single(row => row.Module == "Runs" && row.Entry.Contains("approved")),
            CancellationToken.None);
        Assert.AreEqual(
            ("Ana", $"The run {held.Id} of the task \"Nightly\", which was held, was approved; it goes on as run {run.Id}"),
            (entry.Account, entry.Entry));
    }

    [TestMethod]
    public async Task An_approval_is_for_one_run_and_the_next_one_is_held_again()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var held = await HoldAsync(stage);
        await stage.EndOfAsync(await stage.Runs.ApproveAsync(held.Id, ConnectorsStage.Administrator, CancellationToken.None));

        var next = await stage.EndOfAsync(
            await stage.Runs.StartAsync(held.TaskId, ConnectorsStage.Administrator, CancellationToken.None));

        Assert.AreEqual((RunStatusNames.Held, null), (next.Status, next.ApprovedBy));
        await RefusedAsync(stage, held.Id, "The task is not held by this run any more. Look at its last run.");
    }

    [TestMethod]
    public async Task An_approved_run_whose_process_died_is_resumed_as_an_approved_one()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var held = await HoldAsync(stage);
        await LeaveApprovedRunAsync(stage, held);

        await stage.Get<RunRecovery>().SweepAsync(CancellationToken.None);

        var run = await stage.EndOfAsync("dead");
        Assert.AreEqual((RunStatusNames.Complete, "Ana", 2), (run.Status, run.ApprovedBy, run.ExecutedBy.Count));
        Assert.IsTrue(await WasApprovedAsync(stage, run.Id));
    }

    [TestMethod]
    public async Task A_hold_is_not_approved_for_other_settings_nor_by_a_reader()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var held = await HoldAsync(stage);
        await Assert.ThrowsExactlyAsync<AccessDeniedException>(
            () => stage.Runs.ApproveAsync(held.Id, ConnectorsStage.Reader, CancellationToken.None));
        await ChangeModeAsync(stage, held.TaskId, StandInMode.Complete);

        await RefusedAsync(
            stage, held.Id,
            "The settings of the task have changed since the run was held. Run the task, so that it is judged again.");

        Assert.HasCount(1, await RunsAsync(stage, held.TaskId));
    }

    private static async Task<RunRecord> HoldAsync(ConnectorsStage stage)
    {
        await stage.StartRunsAsync();
        var id = await stage.SaveAsync(stage.Form(mode: StandInMode.Held));
        return await stage.EndOfAsync(await stage.Runs.StartAsync(id, ConnectorsStage.Administrator, CancellationToken.None));
    }

    private static async Task ChangeModeAsync(ConnectorsStage stage, string taskId, StandInMode mode)
    {
        var form = await stage.Tasks.OpenAsync(taskId, CancellationToken.None);
        ConnectorsStage.Set(form, nameof(StandInSettings.Mode), (int)mode);
        await stage.SaveAsync(form);
    }

    private static async Task RefusedAsync(ConnectorsStage stage, string runId, string message)
    {
        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(
            () => stage.Runs.ApproveAsync(runId, ConnectorsStage.Administrator, CancellationToken.None));
        Assert.AreEqual(message, refused.Message);
    }

    private static Task<IReadOnlyList<RunRecord>> RunsAsync(ConnectorsStage stage, string taskId) =>
        stage.History.RunsOfAsync(taskId);

    private static async Task<bool> WasApprovedAsync(ConnectorsStage stage, string runId) =>
        (await stage.History.LogAsync(runId, TaskLogLevel.Information, 0, 100, CancellationToken.None)).Any(entry => entry.EventId == 3);

    private static Task<int> LeaveApprovedRunAsync(ConnectorsStage stage, RunRecord held) => stage.Host.Database.WriteAsync(
        connection => connection.Insert(new RunRow
        {
            Id = "dead",
            TaskId = held.TaskId,
            TaskName = "Nightly",
            TypeId = "stand-in",
            Settings = held.Settings,
            StartedAt = held.StartedAt.AddMinutes(1).ToUnixTimeMilliseconds(),
            Status = RunStatusNames.Running,
            Origin = nameof(RunOrigin.Person),
            ApprovedBy = "Ana",
            Owner = "serve/0123456789abcdef0123456789abcdef/1",
            ExecutedBy = "elsewhere-01234567",
        }),
        CancellationToken.None);
}
