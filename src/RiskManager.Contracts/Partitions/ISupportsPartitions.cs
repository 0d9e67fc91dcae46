namespace RiskManager.Contracts;

/// <summary>
/// Optional: a large run of the task can be split into partitions that several nodes of the host work on at the same time
/// (R24, R25). The host plans once, has each partition run by whichever node takes it, and finishes once; together that is
/// one run with one perimeter, one result and one proof of completeness (R9, R22).
/// </summary>
/// <remarks>
/// A node that dies leaves its partition to another, which goes on from the partition's last committed batch. A host
/// without nodes calls <see cref="IIntegrationTask.RunAsync"/> and never these.
/// </remarks>
public interface ISupportsPartitions
{
    /// <summary>Checks the settings, finds out how much there is to do, and splits it. Writes nothing.</summary>
    /// <param name="context">As for a run; <see cref="IntegrationTaskContext.RunId"/> becomes the identity of the logical run.</param>
    /// <param name="request">What is worth splitting.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>At least two partitions that leave nothing out; none when the run is not worth splitting or goes on with one that was not split.</returns>
    /// <exception cref="TaskSettingsException">The form or <c>web.config</c> must be corrected.</exception>
    /// <exception cref="RemoteServiceException">The remote service refused or could not be reached.</exception>
    /// <exception cref="HostStoreException">The host's storage could not be read.</exception>
    Task<IReadOnlyList<RunPartition>> PlanAsync(IntegrationTaskContext context, PartitionRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Whether partitions that an interrupted run left unfinished still fit the settings, so that this run goes on with them
    /// (R24). Calls nobody.
    /// </summary>
    /// <param name="context">As for a run.</param>
    /// <param name="partition">Any partition of the interrupted run.</param>
    /// <returns>False when the settings, or the version of the task, have changed: the run is then planned anew.</returns>
    /// <exception cref="TaskSettingsException">The form or <c>web.config</c> must be corrected.</exception>
    bool GoesOnWith(IntegrationTaskContext context, RunPartition partition);

    /// <summary>Does the work of one partition, from its last committed batch on. No two nodes run the same one at a time.</summary>
    /// <param name="context">As for a run: settings, services, progress and log of the node that runs the partition.</param>
    /// <param name="partition">A partition of <see cref="PlanAsync"/>, unchanged.</param>
    /// <param name="cancellationToken">Cancels the work within a second, at a resumable point.</param>
    /// <returns>What came of the partition, as of a run: only Complete and Incomplete mean that it is done.</returns>
    Task<IntegrationTaskResult> RunPartitionAsync(IntegrationTaskContext context, RunPartition partition, CancellationToken cancellationToken);

    /// <summary>Makes one result and one proof of the partitions' and ends the logical run: its checkpoints are removed.</summary>
    /// <param name="context">As for a run.</param>
    /// <param name="outcomes">Every partition of the plan with its result, each done.</param>
    /// <param name="cancellationToken">Cancels the call; it may be made again.</param>
    /// <returns>What came of the run, as from <see cref="IIntegrationTask.RunAsync"/>.</returns>
    Task<IntegrationTaskResult> FinishAsync(IntegrationTaskContext context, IReadOnlyList<PartitionOutcome> outcomes, CancellationToken cancellationToken);
}
