using RiskManager.Contracts;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>Executes the open run of a task on this node: one that somebody just started, or one whose node died.</summary>
internal sealed partial class RunExecutor(
    Database database, DecryptedTasks tasks, WebConfigFile webConfig, TimeProvider clock, ILogger<RunExecutor> logger)
{
    private readonly RunRecords _records = new(database, clock);

    /// <param name="taskId">The task.</param>
    /// <param name="executing">The nodes that execute the task, by the scheduler's records.</param>
    /// <param name="hostStopping">Has the run stop at its next checkpoint, to be resumed later or by another node.</param>
    public async Task RunAsync(string taskId, IReadOnlyCollection<string> executing, CancellationToken hostStopping)
    {
        if (await _records.FindOpenAsync(taskId, CancellationToken.None) is not { } run) return;
        try
        {
            var task = await tasks.ReadForRunAsync(taskId, CancellationToken.None);
            var request = Request(task, run) with { HostStopping = hostStopping };

            // A run takes web.config as it is when the run begins (R19).
            var runner = new TaskRunner(database, webConfig.Read(), clock);
            if (await runner.ContinueAsync(request, executing, CancellationToken.None) is { } outcome)
                LogEnded(run.TaskName, run.Id, outcome.Result.Status, outcome.Duration.TotalSeconds, Line(outcome.Result.Error));
        }
        catch (Exception refused) when (refused is TaskSettingsException or TaskChangedException)
        {
            foreach (var problem in RunFaults.Problems(refused.Message)) LogRefused(taskId, problem);
            await _records.RefuseAsync(run.Id, (ITranslatedFault)refused, CancellationToken.None);
        }
        catch (HostStoreException exception)
        {
            LogStoreFailed(run.TaskName, run.Id, exception.Message);
        }
    }

    /// <summary>The log of the run has each problem on a line of its own.</summary>
    private static string Line(string? error) => string.Join(' ', RunFaults.Problems(error));

    private static SessionRequest Request(TaskToRun task, RunRow run) =>
        new(task.Type, task.Settings, NullTaskObserver.Instance, NullTaskObserver.Instance)
        {
            RunId = run.Id,
            TaskId = task.Id,
            Origin = Enum.Parse<RunOrigin>(run.Origin),
            StartedBy = run.StartedBy,
            StartedFrom = run.StartedFrom,
            ApprovedBy = run.ApprovedBy,
            IsResumed = run.ExecutedBy is not null,
        };

    [LoggerMessage(1, LogLevel.Information, "Task {Name}: run {RunId} ended {Status} on this node after {Seconds:0.0} s. {Error}")]
    private partial void LogEnded(string name, string runId, RunStatus status, double seconds, string error);

    [LoggerMessage(3, LogLevel.Error, "Task {TaskId}: this node cannot execute the run. {Reason}")]
    private partial void LogRefused(string taskId, string reason);

    [LoggerMessage(5, LogLevel.Error, "Task {Name}: run {RunId} could not be brought to its end. {Reason}")]
    private partial void LogStoreFailed(string name, string runId, string reason);
}
