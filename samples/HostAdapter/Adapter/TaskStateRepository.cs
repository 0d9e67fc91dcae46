using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>What tasks remember from run to run, in the platform's store of small texts.</summary>
internal sealed class TaskStateRepository(PlatformCalls calls) : ITaskStateRepository
{
    public Task<string?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        calls.ReadAsync(work => work.Store.Read(KeyOf(taskId)), cancellationToken);

    public Task SaveAsync(string taskId, string? state, CancellationToken cancellationToken) =>
        calls.WriteAsync(work =>
        {
            work.Store.Write(KeyOf(taskId), state);
            return true;
        }, cancellationToken);

    private static string KeyOf(string taskId) => $"state of {taskId}";
}
