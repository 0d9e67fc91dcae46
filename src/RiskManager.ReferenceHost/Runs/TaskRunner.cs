using System.Globalization;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Cluster;
using RiskManager.ReferenceHost.Observability;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>Runs a task from the lock to the record: never two runs of one task at once, and every run is kept.</summary>
internal sealed class TaskRunner(Database database, WebConfig webConfig, TimeProvider clock, Nodes? nodes = null)
{
    // A task has a second to stop. One that does not is left behind, so that the person who cancelled gets an answer.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly RunRecords _records = new(database, clock);

    /// <exception cref="TaskAlreadyRunningException">The task runs already.</exception>
    /// <exception cref="HostStoreException">The run could not even be begun.</exception>
    public async Task<RunOutcome> RunAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        // Whoever reads the log and the record later may speak another language than whoever started the run.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var began = clock.GetTimestamp();
        await using var runLock = await RunLock.AcquireAsync(
            database, clock, new RunLockRequest(request.TaskId, request.Settings.Name, request.RunId, webConfig.StaleRun()), cancellationToken);
        await _records.BeginAsync(request, cancellationToken);
        request.Begun?.Invoke();
        using var activity = RunTelemetry.Traces.StartActivity("run")?.SetTag("task_type", request.TaskType.Id).SetTag("run_id", request.RunId);
        await using var log = new RunLog(database, clock, request.RunId, request.Log);
        var meter = new RunMeter(request.TaskType.Id);
        var result = await ExecuteAsync(request, log, runLock, meter, cancellationToken);
        await BuildListIndexesAsync(log);
        var status = await EndAsync(request, result, log);
        meter.End(result, status);
        activity?.SetTag("status", status);
        return new RunOutcome(request.RunId, result, clock.GetElapsedTime(began));
    }

    private async Task<IntegrationTaskResult> ExecuteAsync(SessionRequest request, RunLog log, RunLock runLock, RunMeter meter, CancellationToken cancellationToken)
    {
        await using var progress = new ProgressRecord(database, clock, request, meter);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.HostStopping, runLock.Lost, progress.CancelRequested);
        try
        {
            var shown = request with { Progress = progress };
            await using var session = TaskSession.Open(shown, database, webConfig, clock, log);
            var partitioned = new PartitionedRun(database, webConfig, nodes, clock);
            var running = Task.Run(
                async () => await partitioned.TryRunAsync(session, shown, log, () => runLock.Lost.IsCancellationRequested || request.HostStopping.IsCancellationRequested, stop.Token)
                    ?? await session.Task.RunAsync(session.Context, stop.Token),
                CancellationToken.None);
            var result = await WaitAsync(running, stop.Token);
            return runLock.Lost.IsCancellationRequested && result.Status == RunStatus.Cancelled ? LostLock() : result;
        }
        catch (Exception exception)
        {
            if (runLock.Lost.IsCancellationRequested && exception is OperationCanceledException) return LostLock();
            var result = RunFaults.ToResult(exception);
            if (result.FailureKind == FailureKind.Unexpected) log.Write(TaskLogLevel.Error, 0, exception.ToString());
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
            log.Write(TaskLogLevel.Warning, 0, $"The indices of the lists could not be built: the lists of assets are slow until they are. The host tries again by itself, and at the end of each run. {exception.Message}");
        }
    }

    /// <returns>The status that stands in the record.</returns>
    private async Task<string> EndAsync(SessionRequest request, IntegrationTaskResult result, RunLog log)
    {
        try
        {
            return await _records.EndAsync(request, result, CancellationToken.None);
        }
        catch (HostStoreException exception)
        {
            log.Write(TaskLogLevel.Error, 0, $"The end of the run could not be recorded. {exception.Message}");
            return result.Status.ToString();
        }
    }

    private static IntegrationTaskResult LostLock() => RunFaults.Ended(
        RunStatus.Failed, FailureKind.HostStore, Words.Of($"Another process took this task over, because this one had shown no sign of life. What was committed stays."));
}
