using RiskManager.Contracts;

namespace QualysPlugin.Incremental;

/// <summary>What a task remembers from run to run, kept by the host.</summary>
internal sealed class LastRunStore(string taskId, ITaskStateRepository? states)
{
    /// <summary>The last complete run; null when there is none, when another version wrote of it, or when the host keeps nothing.</summary>
    public async Task<LastCompleteRun?> FindAsync(CancellationToken cancellationToken) =>
        states is not null && await states.FindAsync(taskId, cancellationToken).ConfigureAwait(false) is { } state
            ? LastCompleteRun.Parse(state)
            : null;

    /// <summary>
    /// Remembers a run that was complete; null: it was not, or Qualys did not say when it began, so that the next one is full.
    /// </summary>
    public Task SaveAsync(LastCompleteRun? run, CancellationToken cancellationToken) =>
        states is null ? Task.CompletedTask : states.SaveAsync(taskId, run?.Write(), cancellationToken);
}
