using RiskManager.Contracts;

namespace QualysPlugin.Incremental;

/// <summary>What a task remembers from run to run, kept by the host.</summary>
internal sealed class LastRunStore(string taskId, ITaskStateRepository? states)
{
    /// <summary>What the task remembers; nothing when something else was written, or when the host keeps nothing.</summary>
    public async Task<TaskMemory> FindAsync(CancellationToken cancellationToken) =>
        states is not null && await states.FindAsync(taskId, cancellationToken).ConfigureAwait(false) is { } state
            ? TaskMemory.Parse(state)
            : TaskMemory.Empty;

    /// <summary>Remembers the end of a run.</summary>
    public Task SaveAsync(TaskMemory memory, CancellationToken cancellationToken) =>
        states is null ? Task.CompletedTask : states.SaveAsync(taskId, memory.Write(), cancellationToken);
}
