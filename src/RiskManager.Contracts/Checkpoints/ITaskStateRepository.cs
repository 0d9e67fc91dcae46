namespace RiskManager.Contracts;

/// <summary>
/// Optional: a small text that the host keeps for a task from run to run, so that the task can ask only for what changed since
/// then. Without it, every run reads everything.
/// </summary>
/// <remarks>
/// A checkpoint is written with each batch and removed at the end of its run; the state is written at the end of a run and stays.
/// A host that deletes a task deletes its state too.
/// </remarks>
public interface ITaskStateRepository
{
    /// <summary>Reads the state of a task.</summary>
    /// <param name="taskId">The configured task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The text as it was saved; null if there is none.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<string?> FindAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>Saves the state of a task and replaces the previous one.</summary>
    /// <param name="taskId">The configured task.</param>
    /// <param name="state">
    /// Only the task writes and understands it; at most 4,096 characters, without secrets; null removes it.
    /// </param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <exception cref="HostStoreException">The storage could not be written.</exception>
    Task SaveAsync(string taskId, string? state, CancellationToken cancellationToken);
}
