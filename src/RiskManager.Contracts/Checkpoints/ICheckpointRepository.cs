namespace RiskManager.Contracts;

/// <summary>The checkpoints of tasks; <see cref="IAssetRepository.ApplyAsync"/> writes them with each batch (R24).</summary>
public interface ICheckpointRepository
{
    /// <summary>Reads the checkpoint of a task.</summary>
    /// <param name="taskId">The configured task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The checkpoint; null if the last run reached its end.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<Checkpoint?> FindAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>Removes the checkpoint of a task when its run reaches its end. It is not an error if there is none.</summary>
    /// <param name="taskId">The configured task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HostStoreException">The storage could not be written.</exception>
    Task RemoveAsync(string taskId, CancellationToken cancellationToken);
}
