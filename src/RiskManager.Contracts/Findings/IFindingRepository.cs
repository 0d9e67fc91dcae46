namespace RiskManager.Contracts;

/// <summary>
/// Optional: a host that shows what people have to look at (R36, R37). Without it, a task says how many findings there are, in its log.
/// </summary>
public interface IFindingRepository
{
    /// <summary>
    /// Replaces the findings of some kinds that the task has, in one transaction. A finding that was known keeps the moment at which
    /// it was first found; a finding of another kind, or of another task, stays.
    /// </summary>
    /// <param name="taskId">The configured task.</param>
    /// <param name="runId">The (logical) run that found them.</param>
    /// <param name="kinds">The kinds to replace; the others were not looked for.</param>
    /// <param name="findings">The findings, each once, as a stream. There may be as many as there are assets.</param>
    /// <param name="cancellationToken">Cancels the call; a cancelled call changes nothing.</param>
    /// <returns>How many findings of each of the kinds there are now; those that a person dismissed do not count.</returns>
    /// <exception cref="HostStoreException">The storage failed; nothing was changed.</exception>
    Task<IReadOnlyDictionary<FindingKind, long>> ReplaceAsync(
        string taskId, string runId, IReadOnlyCollection<FindingKind> kinds, IAsyncEnumerable<AssetFinding> findings,
        CancellationToken cancellationToken);
}
