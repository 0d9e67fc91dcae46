using System.Globalization;
using Medallion.Threading;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Runs.Live;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs.Execution;

/// <summary>Runs a task from the lock to the record: never two runs of one task at once, and every run is kept.</summary>
internal sealed class TaskRunner(Database database, WebConfig webConfig, TimeProvider clock)
{
    // A task must stop within a second. One that does not is abandoned, so that the person who cancelled gets an answer.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly RunRecords _records = new(database, clock);
    private readonly TaskLock _lock = new(database);

    /// <summary>Runs a task from the command line.</summary>
    /// <exception cref="TaskAlreadyRunningException">The task runs already.</exception>
    /// <exception cref="HostStoreException">The run could not even be begun.</exception>
    public async Task<RunOutcome> RunAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        await using var held = await _lock.TryTakeAsync(request.TaskId, cancellationToken)
            ?? throw RunRecords.AlreadyRunning(request, await _records.FindOpenAsync(request.TaskId, cancellationToken));
        var owner = RunOwner.OfCommandLine(database.Process);
        await _records.BeginAsync(request, owner, cancellationToken);
        return await RunAsync(request, owner, held, cancellationToken);
    }

    /// <summary>Executes a run that is recorded already, from its beginning or from the checkpoint of the execution before.</summary>
    /// <param name="request">The run.</param>
    /// <param name="executing">The nodes that execute the task, by the scheduler's records.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    /// <returns>Null when a living process executes the task, or the run has ended meanwhile.</returns>
    public async Task<RunOutcome?> ContinueAsync(
        SessionRequest request, IReadOnlyCollection<string> executing, CancellationToken cancellationToken)
    {
        await using var held = await _lock.TryTakeOverAsync(request.TaskId, executing, cancellationToken);
        if (held is null) return null;
        var owner = RunOwner.OfNode(database.Process);
        return await _records.TryClaimAsync(request.RunId, owner, cancellationToken)
            ? await RunAsync(request, owner, held, cancellationToken)
            : null;
    }

    private async Task<RunOutcome> RunAsync(
        SessionRequest request, RunOwner owner, IDistributedSynchronizationHandle held, CancellationToken cancellationToken)
    {
        // Log and record are in English, whatever the language of the person who started the run.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var began = clock.GetTimestamp();
        request = request with { Fence = new RunFence(request.RunId, owner.Token) };
        using var activity = RunTelemetry.Traces.StartActivity("run")?.SetTag("task_type", request.TaskType.Id)
            .SetTag("run_id", request.RunId);
        var redaction = SessionSecrets.Redaction(request.Settings, webConfig);
        await using var log = new RunLog(database, clock, request.RunId, request.Log, redaction);
        if (request.IsResumed)
            log.Write(TaskLogLevel.Information, 0, $"The run was interrupted. {owner.Node} resumes it from its last checkpoint.");
        var meter = new RunMeter(request.TaskType.Id);
        var result = redaction.Clean(await ExecuteAsync(request, redaction, log, held, meter, cancellationToken));
        await BuildListIndexesAsync(log);
        if (await EndAsync(request, result, redaction, log) is not { } status)
            return new RunOutcome(request.RunId, TakenOver(), clock.GetElapsedTime(began));
        meter.End(result, status);
        activity?.SetTag("status", status);
        return new RunOutcome(request.RunId, result, clock.GetElapsedTime(began)) { HasCheckpoint = await HasCheckpointAsync(request) };
    }

    private async Task<IntegrationTaskResult> ExecuteAsync(
        SessionRequest request, Redaction redaction, RunLog log, IDistributedSynchronizationHandle held, RunMeter meter,
        CancellationToken cancellationToken)
    {
        await using var progress = new ProgressRecorder(database, clock, request, meter, redaction);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken, request.HostStopping, held.HandleLostToken, progress.StopRequested);
        try
        {
            await using var session = TaskSession.Open(request with { Progress = progress }, database, webConfig, clock, log);
            var running = Task.Run(() => session.Task.RunAsync(session.Context, stop.Token), CancellationToken.None);
            var result = await WaitAsync(running, stop.Token);
            return result.Status == RunStatus.Cancelled && held.HandleLostToken.IsCancellationRequested ? LostLock() : result;
        }
        catch (Exception exception)
        {
            if (exception is OperationCanceledException && held.HandleLostToken.IsCancellationRequested) return LostLock();
            var result = RunFaults.ToResult(exception);
            if (exception is not (ITranslatedFault or OperationCanceledException)) log.Write(TaskLogLevel.Error, 0, exception.ToString());
            else if (exception is ITranslatedFault)
                foreach (var problem in RunFaults.Problems(exception)) log.Write(TaskLogLevel.Error, 0, problem);
            return result;
        }
    }

    private async Task<IntegrationTaskResult> WaitAsync(Task<IntegrationTaskResult> running, CancellationToken stop)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(stopped.SetResult);
        await Task.WhenAny(running, stopped.Task);
        if (running.IsCompleted) return await running;
        try
        {
            return await running.WaitAsync(Grace, clock, CancellationToken.None);
        }
        catch (TimeoutException) when (!running.IsCompleted)
        {
            throw new OperationCanceledException(stop);
        }
    }

    private async Task BuildListIndexesAsync(RunLog log)
    {
        try
        {
            await database.BuildListIndexesAsync(CancellationToken.None);
        }
        catch (HostStoreException exception)
        {
            log.Write(
                TaskLogLevel.Warning, 0,
                "The indices of the lists could not be built: the lists of assets are slow until they are. The host tries again by "
                + $"itself, and at the end of each run. {exception.Message}");
        }
    }

    /// <summary>Says nothing of a checkpoint that cannot be read.</summary>
    private async Task<bool> HasCheckpointAsync(SessionRequest request)
    {
        try
        {
            return await new CheckpointRepository(database).FindAsync(request.TaskId, CancellationToken.None) is not null;
        }
        catch (HostStoreException)
        {
            return false;
        }
    }

    /// <returns>The status that stands in the record; null when the record belongs to another execution.</returns>
    private async Task<string?> EndAsync(SessionRequest request, IntegrationTaskResult result, Redaction redaction, RunLog log)
    {
        try
        {
            return await _records.EndAsync(request, result, redaction, CancellationToken.None);
        }
        catch (HostStoreException exception)
        {
            log.Write(TaskLogLevel.Error, 0, $"The end of the run could not be recorded. {exception.Message}");
            return result.Status.ToString();
        }
    }

    private static IntegrationTaskResult TakenOver() => RunFaults.Ended(RunStatus.Failed, FailureKind.HostStore, RunFence.TakenOver());

    private static IntegrationTaskResult LostLock() => RunFaults.Ended(
        RunStatus.Failed,
        FailureKind.HostStore,
        Words.Of($"The lock of the task was lost with the connection to the database. What was committed stays."));
}
