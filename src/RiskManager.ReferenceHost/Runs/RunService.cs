using LinqToDB;
using Quartz;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>
/// Starts configured tasks and cancels runs. A run is recorded first and then handed to Quartz, which has a node execute it; it
/// outlives the browser that started it, and the node.
/// </summary>
internal sealed partial class RunService(
    Database database, DecryptedTasks tasks, RunQueue queue, TimeProvider clock, ILogger<RunService> logger)
{
    private readonly RunRecords _records = new(database, clock);

    /// <summary>Starts a task now, on behalf of a person.</summary>
    /// <returns>The run's identity, as soon as the run is recorded.</returns>
    /// <exception cref="TaskAlreadyRunningException">It runs already, here or elsewhere.</exception>
    /// <exception cref="TaskSettingsException">
    /// The task is inactive, or its form or secret has to be corrected; nothing was begun.
    /// </exception>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="HostStoreException">The run could not be recorded.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<string> StartAsync(string taskId, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("running a task");
        var task = await ReadActiveAsync(taskId, cancellationToken);
        var request = Request(task, RunOrigin.Person) with { StartedBy = account.Name, StartedFrom = account.From };
        return await OpenAsync(request, cancellationToken);
    }

    /// <summary>
    /// Approves a held run, on behalf of a person: a run starts that goes on from there and is not held (R39). The approval is recorded
    /// with that run and in the audit log.
    /// </summary>
    /// <returns>The identity of the run that goes on, as soon as it is recorded.</returns>
    /// <exception cref="TaskAlreadyRunningException">The task runs already, here or elsewhere.</exception>
    /// <exception cref="TaskSettingsException">
    /// The task is not held by this run, or not with these settings, or it is inactive, or its form or secret has to be corrected.
    /// </exception>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="HostStoreException">The run could not be recorded.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<string> ApproveAsync(string runId, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("approving a run");
        var held = await database.ReadAsync(
            connection => connection.GetTable<RunRow>().FirstOrDefault(run => run.Id == runId) is { } run
                && HeldRuns.Find(connection, run.TaskId) is { } last && last.Id == runId ? last : null,
            cancellationToken)
            ?? throw new TaskSettingsException(Words.Of($"The task is not held by this run any more. Look at its last run."));
        var task = await ReadActiveAsync(held.TaskId, cancellationToken);
        if (!IsHeldWith(held, task))
        {
            throw new TaskSettingsException(Words.Of(
                $"The settings of the task have changed since the run was held. Run the task, so that it is judged again."));
        }

        var request = Request(task, RunOrigin.Person) with
        {
            StartedBy = account.Name, StartedFrom = account.From, ApprovedBy = account.Name,
        };
        return await OpenAsync(request, cancellationToken);
    }

    /// <summary>
    /// Starts a planned task. If it cannot start, that is recorded as a run of its own: skipped if another run is still running, or if
    /// the last one was held with the same settings; failed otherwise.
    /// </summary>
    public async Task StartPlannedAsync(string taskId, CancellationToken cancellationToken)
    {
        try
        {
            var task = await tasks.ReadForRunAsync(taskId, cancellationToken);
            if (!task.Active) return;
            var request = Request(task, RunOrigin.Schedule) with { StartedFrom = Actor.Schedule };
            if (await OpenUnlessBlockedAsync(task, request, cancellationToken) is { } why)
            {
                LogSkipped(task.Settings.Name, ((Exception)why).Message);
                await _records.SkipAsync(request, why, cancellationToken);
            }
        }
        catch (TaskChangedException gone)
        {
            LogGone(taskId, gone.Message);
        }
        catch (TaskSettingsException refused)
        {
            foreach (var problem in refused.Problems) LogRefused(taskId, problem);
            await _records.NotBegunAsync(taskId, RunOrigin.Schedule, refused, cancellationToken);
        }
    }

    /// <summary>
    /// Cancels a run in any process, within about a second. It ends at its next checkpoint, and the next run
    /// of the task resumes there.
    /// </summary>
    /// <returns>False when the run has ended already.</returns>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<bool> CancelAsync(string runId, Account account, CancellationToken cancellationToken)
    {
        account.RequireAdministrator("cancelling a run");
        var asked = await database.WriteAsync(
            connection =>
            {
                var asked = connection.GetTable<RunRow>()
                    .Where(run => run.Id == runId && run.Status == RunStatusNames.Running && run.CancelledBy == null)
                    .Set(run => run.CancelledBy, account.Name)
                    .Update();
                if (asked > 0) RunAudit.RecordCancel(connection, runId, account.Actor, clock.GetUtcNow());
                return asked;
            },
            cancellationToken);
        return asked > 0;
    }

    /// <summary>Opens a planned run.</summary>
    /// <returns>Why it has to be skipped; null: it does not.</returns>
    private async Task<ITranslatedFault?> OpenUnlessBlockedAsync(
        TaskToRun task, SessionRequest request, CancellationToken cancellationToken)
    {
        var held = await database.ReadAsync(connection => HeldRuns.Find(connection, task.Id), cancellationToken);
        if (held is not null && IsHeldWith(held, task))
        {
            return new TaskSettingsException(Words.Of(
                $"The last run (run {held.Id}) was held. Approve it, change the settings, or run the task; then planned runs go on."));
        }

        try
        {
            await OpenAsync(request, cancellationToken);
            return null;
        }
        catch (TaskAlreadyRunningException refused)
        {
            return refused;
        }
    }

    private async Task<TaskToRun> ReadActiveAsync(string taskId, CancellationToken cancellationToken)
    {
        var task = await tasks.ReadForRunAsync(taskId, cancellationToken);
        return task.Active
            ? task
            : throw new TaskSettingsException(Words.Of($"The task \"{task.Settings.Name}\" is inactive. Activate it, then run it."));
    }

    /// <summary>Whether the held run had the settings that the task has.</summary>
    private static bool IsHeldWith(RunRow held, TaskToRun task) => held.Settings == SettingsJson.WithoutSecrets(task.Settings);

    private async Task<string> OpenAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        await _records.OpenAsync(request, cancellationToken);
        try
        {
            await queue.FireAsync(request.TaskId, CancellationToken.None);
        }
        catch (SchedulerException exception)
        {
            // The run is recorded, and the recovery of any node hands it over.
            LogNotQueued(request.Settings.Name, request.RunId, exception.Message);
        }

        return request.RunId;
    }

    private static SessionRequest Request(TaskToRun task, RunOrigin origin) =>
        new(task.Type, task.Settings, NullTaskObserver.Instance, NullTaskObserver.Instance) { TaskId = task.Id, Origin = origin };

    [LoggerMessage(2, LogLevel.Warning, "Task {Name}: a planned run was skipped. {Reason}")]
    private partial void LogSkipped(string name, string reason);

    [LoggerMessage(6, LogLevel.Error, "Task {TaskId}: the run did not begin. {Reason}")]
    private partial void LogRefused(string taskId, string reason);

    [LoggerMessage(7, LogLevel.Warning, "Task {Name}: run {RunId} could not be handed to the scheduler yet. {Reason}")]
    private partial void LogNotQueued(string name, string runId, string reason);

    [LoggerMessage(4, LogLevel.Information, "Task {TaskId}: the run did not begin. {Reason}")]
    private partial void LogGone(string taskId, string reason);
}
