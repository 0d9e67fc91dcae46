using System.Collections.Concurrent;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Cluster;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>
/// Starts configured tasks in the background and cancels runs. A run outlives the browser that started it; when the host is
/// stopped, it ends at its next checkpoint as interrupted, and the next start of the host resumes it.
/// </summary>
internal sealed partial class RunService(
    Database database, FilledTasks tasks, Nodes nodes, HostFolder folder, TimeProvider clock, ILogger<RunService> logger) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<string, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Starts a task now, on behalf of a person.</summary>
    /// <returns>The run's identity, as soon as the run is recorded.</returns>
    /// <exception cref="TaskAlreadyRunningException">It runs already, here or elsewhere.</exception>
    /// <exception cref="TaskSettingsException">The task is inactive, or its form or secret has to be corrected; nothing was begun.</exception>
    /// <exception cref="TaskChangedException">The task is gone.</exception>
    /// <exception cref="HostStoreException">The run could not be recorded.</exception>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<string> StartAsync(string taskId, Account account, CancellationToken cancellationToken)
    {
        account.DemandAdministrator("running a task");
        var task = await tasks.ReadForRunAsync(taskId, cancellationToken);
        if (!task.Active) throw new TaskSettingsException(Words.Of($"The task \"{task.Settings.Name}\" is inactive. Activate it, then run it."));
        return await BeginAsync(task, RunOrigin.Person, account.Name);
    }

    /// <summary>
    /// Starts a task because it is planned or was interrupted. There is nobody to tell, so what keeps it from beginning
    /// becomes a run of its own: skipped while another run is going on, else failed.
    /// </summary>
    public async Task StartUnattendedAsync(string taskId, RunOrigin origin, CancellationToken cancellationToken)
    {
        try
        {
            var task = await tasks.ReadForRunAsync(taskId, cancellationToken);
            if (!task.Active) return;
            try
            {
                await BeginAsync(task, origin, null);
            }
            catch (TaskAlreadyRunningException refused)
            {
                LogSkipped(task.Settings.Name, refused.Message);

                // Whoever runs it has resumed it already.
                if (origin == RunOrigin.Resume) return;
                await new RunRecords(database, clock).NotBegunAsync(Request(task, origin, null), RunStatusNames.Skipped, refused, cancellationToken);
            }
        }
        catch (TaskChangedException gone)
        {
            LogGone(taskId, gone.Message);
        }
        catch (TaskSettingsException refused)
        {
            LogRefused(taskId, refused.Message);
            await RecordRefusalAsync(taskId, origin, refused, cancellationToken);
        }
    }

    /// <summary>
    /// Asks a run to stop, in whichever process it runs: here at once, elsewhere within about a second. It ends at its next
    /// checkpoint, and the next run of the task goes on from there.
    /// </summary>
    /// <returns>False when the run has ended already.</returns>
    /// <exception cref="AccessDeniedException">The account is a reader.</exception>
    public async Task<bool> CancelAsync(string runId, Account account, CancellationToken cancellationToken)
    {
        account.DemandAdministrator("cancelling a run");
        var asked = await database.WriteAsync(
            connection => connection.GetTable<RunRow>()
                .Where(run => run.Id == runId && run.Status == RunStatusNames.Running && run.CancelledBy == null)
                .Set(run => run.CancelledBy, account.Name)
                .Update(),
            cancellationToken);
        return asked > 0;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stops the runs of this process at their checkpoints and waits until they are recorded.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task<string> BeginAsync(TaskToRun task, RunOrigin origin, string? account)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var request = Request(task, origin, account) with { Begun = begun.SetResult };
        var running = Task.Run(() => RunAsync(request, begun.Task), CancellationToken.None);
        if (await Task.WhenAny(begun.Task, running) == running) await running;
        return request.RunId;
    }

    private async Task RunAsync(SessionRequest request, Task begun)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[request.RunId] = ended.Task;
        try
        {
            // web.config is read anew at every run (R19).
            var runner = new TaskRunner(database, WebConfig.Read(folder.Path), clock, nodes);
            var outcome = await runner.RunAsync(request, CancellationToken.None);
            LogEnded(request.Settings.Name, request.RunId, outcome.Result.Status, outcome.Duration.TotalSeconds);
        }
        catch (HostStoreException exception) when (begun.IsCompleted)
        {
            LogStoreFailed(request.Settings.Name, request.RunId, exception.Message);
        }
        finally
        {
            _running.TryRemove(request.RunId, out _);
            ended.SetResult();
        }
    }

    private async Task RecordRefusalAsync(string taskId, RunOrigin origin, TaskSettingsException error, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(
            connection => connection.GetTable<TaskRow>().Where(row => row.Id == taskId).Select(row => new { row.Name, row.TypeId, row.Settings }).FirstOrDefault() is { } task
                ? connection.Insert(new RunRow
                {
                    Id = Guid.NewGuid().ToString("n"),
                    TaskId = taskId,
                    TaskName = task.Name,
                    TypeId = task.TypeId,
                    Settings = task.Settings,
                    StartedAt = now,
                    EndedAt = now,
                    Status = RunStatusNames.Failed,
                    Error = error.Message,
                    Details = RunDetails.OfError(error),
                    Origin = origin.ToString(),
                })
                : 0,
            cancellationToken);
    }

    private SessionRequest Request(TaskToRun task, RunOrigin origin, string? account) => new(task.Type, task.Settings, Unwatched.Instance, Unwatched.Instance)
    {
        TaskId = task.Id,
        Origin = origin,
        StartedBy = account,
        HostStopping = _stopping.Token,
    };

    [LoggerMessage(1, LogLevel.Information, "Task {Name}: run {RunId} ended {Status} after {Seconds:0.0} s.")]
    private partial void LogEnded(string name, string runId, RunStatus status, double seconds);

    [LoggerMessage(2, LogLevel.Warning, "Task {Name}: a planned run was skipped. {Reason}")]
    private partial void LogSkipped(string name, string reason);

    [LoggerMessage(3, LogLevel.Error, "Task {TaskId}: the run did not begin. {Reason}")]
    private partial void LogRefused(string taskId, string reason);

    [LoggerMessage(4, LogLevel.Information, "Task {TaskId}: the run did not begin. {Reason}")]
    private partial void LogGone(string taskId, string reason);

    [LoggerMessage(5, LogLevel.Error, "Task {Name}: run {RunId} could not be brought to its end. {Reason}")]
    private partial void LogStoreFailed(string name, string runId, string reason);
}
