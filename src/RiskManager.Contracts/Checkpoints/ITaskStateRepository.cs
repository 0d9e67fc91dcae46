namespace RiskManager.Contracts;

/// <summary>
/// Optional: a host that keeps a small text for a task from run to run lets it ask only for what changed since. A task on a
/// host without it reads everything at every run.
/// </summary>
/// <remarks>
/// Unlike a checkpoint, which is written with each batch and goes with its run, the state is written at the end of a run and
/// stays. A host that deletes a task deletes its state too.
/// </remarks>
public interface ITaskStateRepository
{
    /// <summary>Reads the state of a task.</summary>
    /// <param name="taskId">The configured task.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The text as it was saved; null when there is none.</returns>
    /// <exception cref="HostStoreException">The storage could not be read.</exception>
    Task<string?> FindAsync(string taskId, CancellationToken cancellationToken);

    /// <summary>Saves the state of a task in place of the one before.</summary>
    /// <param name="taskId">The configured task.</param>
    /// <param name="state">Written and understood by the task alone, at most 4,096 characters, without secrets; null: there is none any more.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call has changed nothing.</param>
    /// <exception cref="HostStoreException">The storage could not be written.</exception>
    Task SaveAsync(string taskId, string? state, CancellationToken cancellationToken);
}
