using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>The states of tasks in memory, and which of its optional capabilities the platform has: none at first.</summary>
internal sealed class FakeMemory : ITaskStateRepository
{
    public bool KeepsFingerprints { get; set; }

    public bool KeepsStates { get; set; }

    public Dictionary<string, string> States { get; } = [];

    public Task<string?> FindAsync(string taskId, CancellationToken cancellationToken) => Task.FromResult(States.GetValueOrDefault(taskId));

    public Task SaveAsync(string taskId, string? state, CancellationToken cancellationToken)
    {
        if (state is null)
            States.Remove(taskId);
        else
            States[taskId] = state;
        return Task.CompletedTask;
    }
}
