using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Plugins;

/// <summary>An instance of a task for one run, and what must be let go afterwards.</summary>
internal sealed class TaskLease(IIntegrationTask task, IDisposable? owner = null) : IDisposable
{
    public IIntegrationTask Task { get; } = task;

    public void Dispose() => owner?.Dispose();
}
