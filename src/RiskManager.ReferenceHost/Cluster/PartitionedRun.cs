using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>
/// A run that is split, as the node sees it that watches over it: it plans or goes on with a plan, takes partitions like every
/// node, sums up, and ends the run when all are done. It holds the task's run lock meanwhile; if it is lost, the run is resumed by
/// another node, and partitions that others work on are not disturbed.
/// </summary>
internal sealed class PartitionedRun(Database database, WebConfig webConfig, Nodes? nodes, TimeProvider clock)
{
    private const int PartitionsPerNode = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a run that ends early waits for other nodes to come to a checkpoint.</summary>
    private static readonly TimeSpan OthersGrace = TimeSpan.FromSeconds(4);

    private readonly RunPartitions _partitions = new(database, clock);

    /// <summary>Runs the task in partitions, if it goes on with such a run or is worth splitting.</summary>
    /// <param name="session">The task.</param>
    /// <param name="request">The run; its progress shows the sums.</param>
    /// <param name="log">The run's log.</param>
    /// <param name="abandoned">Whether this node leaves the run to another rather than ending it.</param>
    /// <param name="cancellationToken">Ends the run at a checkpoint.</param>
    /// <returns>Null when the task has to be run as a whole.</returns>
    public async Task<IntegrationTaskResult?> TryRunAsync(
        TaskSession session, SessionRequest request, ITaskLog log, Func<bool> abandoned, CancellationToken cancellationToken)
    {
        if (session.Task is not ISupportsPartitions task) return null;
        if (await FindOrPlanAsync(task, session.Context, request, cancellationToken) is not { } run) return null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var working = Task.Run(() => WorkAsync(run, request, log, ending.Token), CancellationToken.None);
        try
        {
            var totals = await WatchAsync(run, request.Progress, working, cancellationToken);
            if (totals.Failure is { } failure) return await FailAsync(run, request, failure, ending, working);
            await ending.CancelAsync();
            await working;
            return await FinishAsync(task, session.Context, run, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndEarlyAsync(run, ending, working, stopOthers: !abandoned());
            return (await TotalsAsync(run, CancellationToken.None)).ToResult(RunStatus.Cancelled, request.RunId, run.RunId);
        }
        catch
        {
            await ending.CancelAsync();
            await Task.WhenAny(working);
            throw;
        }
    }

    private async Task<PartitionedRunRow?> FindOrPlanAsync(
        ISupportsPartitions task, IntegrationTaskContext context, SessionRequest request, CancellationToken cancellationToken)
    {
        // Only a configured task can be run elsewhere: other nodes read its password from the database.
        var row = new PartitionedRunRow
        {
            RunId = request.RunId,
            TaskId = request.TaskId,
            CurrentRunId = request.RunId,
            Coordinator = nodes?.Self.Id ?? "",
            Shared = nodes is not null,
        };
        if (await _partitions.FindAsync(request.TaskId, cancellationToken) is { } unfinished)
        {
            var rows = await _partitions.ReadAsync(unfinished.RunId, cancellationToken);
            if (rows.Count > 0 && task.GoesOnWith(context, Describe(rows[0])))
            {
                row = row with { RunId = unfinished.RunId };
                await _partitions.GoOnAsync(row, cancellationToken);
                return row;
            }

            await _partitions.DropAsync(request.TaskId, cancellationToken);
        }

        var alive = nodes is null ? 1 : await nodes.CountAliveAsync(cancellationToken);
        if (alive < 2) return null;
        var plan = await task.PlanAsync(context, new PartitionRequest(webConfig.PartitionRecords(), alive * PartitionsPerNode), cancellationToken);
        if (plan.Count < 2) return null;
        await _partitions.SaveAsync(row, plan, cancellationToken);
        return row;
    }

    private async Task WorkAsync(PartitionedRunRow run, SessionRequest request, ITaskLog log, CancellationToken cancellationToken)
    {
        var work = new PartitionWork(database, webConfig, _partitions, clock);
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (await _partitions.ClaimAsync(run.RunId, webConfig.StaleRun(), cancellationToken) is { } claim)
                    await work.RunAsync(claim, request, log, cancellationToken);
                else
                    await Task.Delay(Interval, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The run has ended, one way or another.
        }
    }

    /// <returns>As soon as all partitions are done, or one has failed.</returns>
    private async Task<PartitionTotals> WatchAsync(PartitionedRunRow run, ITaskProgress progress, Task working, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        long? doneBefore = null;
        while (true)
        {
            var totals = await TotalsAsync(run, cancellationToken);
            doneBefore ??= totals.Done;
            progress.Report(totals.ToProgress(Remaining(totals, doneBefore.Value, clock.GetElapsedTime(began))));
            if (totals.AreAllDone || totals.Failure is not null) return totals;
            if (working.IsCompleted) await working;
            await Task.Delay(Interval, clock, cancellationToken);
        }
    }

    private static TimeSpan? Remaining(PartitionTotals totals, long doneBefore, TimeSpan elapsed) =>
        totals.Done > doneBefore ? elapsed * ((double)Math.Max(0, totals.Total - totals.Done) / (totals.Done - doneBefore)) : null;

    private async Task<IntegrationTaskResult> FinishAsync(
        ISupportsPartitions task, IntegrationTaskContext context, PartitionedRunRow run, CancellationToken cancellationToken)
    {
        var rows = await _partitions.ReadAsync(run.RunId, cancellationToken);
        var result = await task.FinishAsync(
            context, [.. rows.Select(row => new PartitionOutcome(Describe(row), RunPartitions.ResultOf(row)))], cancellationToken);
        if (result.Status is RunStatus.Complete or RunStatus.Incomplete) await _partitions.DropAsync(run.TaskId, CancellationToken.None);
        return result;
    }

    private async Task<IntegrationTaskResult> FailAsync(
        PartitionedRunRow run, SessionRequest request, IntegrationTaskResult failure, CancellationTokenSource ending, Task working)
    {
        await EndEarlyAsync(run, ending, working, stopOthers: true);
        var totals = await TotalsAsync(run, CancellationToken.None);
        return totals.ToResult(RunStatus.Failed, request.RunId, run.RunId) with { FailureKind = failure.FailureKind, Error = failure.Error, ErrorTranslations = failure.ErrorTranslations };
    }

    private async Task EndEarlyAsync(PartitionedRunRow run, CancellationTokenSource ending, Task working, bool stopOthers)
    {
        if (stopOthers) await _partitions.StopAsync(run.RunId, CancellationToken.None);
        await ending.CancelAsync();
        await working;
        for (var began = clock.GetTimestamp(); stopOthers && clock.GetElapsedTime(began) < OthersGrace;)
        {
            if ((await _partitions.ReadAsync(run.RunId, CancellationToken.None)).All(row => row.Status != PartitionStatus.Running)) return;
            await Task.Delay(Interval / 2, clock, CancellationToken.None);
        }
    }

    private async Task<PartitionTotals> TotalsAsync(PartitionedRunRow run, CancellationToken cancellationToken) =>
        new(await _partitions.ReadAsync(run.RunId, cancellationToken));

    private static RunPartition Describe(PartitionRow row) => new(row.Number, row.Definition, row.Expected);
}
