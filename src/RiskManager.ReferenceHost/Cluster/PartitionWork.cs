using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Cluster;

/// <summary>The work of this node on one partition that it has taken.</summary>
internal sealed class PartitionWork(Database database, WebConfig webConfig, RunPartitions partitions, TimeProvider clock)
{
    /// <summary>Works until the partition's end, until it has to stop, or until it cannot go on; and says so in the database.</summary>
    /// <param name="claim">The partition.</param>
    /// <param name="request">The run: type, settings with secrets.</param>
    /// <param name="runLog">The run's log.</param>
    /// <param name="cancellationToken">Has the work stop at a checkpoint; the partition then waits for another node.</param>
    /// <exception cref="HostStoreException">The end could not be recorded; the partition is taken over after a while.</exception>
    public async Task RunAsync(PartitionClaim claim, SessionRequest request, ITaskLog runLog, CancellationToken cancellationToken)
    {
        var log = new PartitionLog(runLog, claim);
        if (claim.Takeovers > 0) log.Write(TaskLogLevel.Warning, 0, "The node that had it is lost; going on from its last batch.");
        IntegrationTaskResult result;
        await using (var heartbeat = new PartitionHeartbeat(partitions, claim, clock))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, heartbeat.Stop);
            result = await ExecuteAsync(claim, request with { RunId = claim.Run.CurrentRunId, Progress = heartbeat }, log, stop.Token);
        }

        await partitions.EndAsync(claim, result, CancellationToken.None);
    }

    private async Task<IntegrationTaskResult> ExecuteAsync(PartitionClaim claim, SessionRequest request, PartitionLog log, CancellationToken cancellationToken)
    {
        try
        {
            await using var session = TaskSession.Open(request, database, webConfig, clock, log);
            return session.Task is ISupportsPartitions task
                ? await task.RunPartitionAsync(session.Context, claim.Partition, cancellationToken)
                : throw new TaskSettingsException(Words.Of($"The plugin of {request.TaskType.Name} on this node does not split runs; use one version on all nodes."));
        }
        catch (Exception exception)
        {
            var result = RunFaults.ToResult(exception);
            if (result.FailureKind == FailureKind.Unexpected) log.Write(TaskLogLevel.Error, 0, exception.ToString());
            return result;
        }
    }
}
