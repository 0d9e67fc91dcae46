using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>Checkpoints, in the platform's store of small texts: the run's identity, a line break, the state.</summary>
internal sealed class CheckpointRepository(PlatformCalls calls) : ICheckpointRepository
{
    public Task<Checkpoint?> FindAsync(string taskId, CancellationToken cancellationToken) =>
        calls.ReadAsync(work => Read(work.Store, taskId), cancellationToken);

    public Task RemoveAsync(string taskId, CancellationToken cancellationToken) =>
        calls.WriteAsync(work =>
        {
            work.Store.Write(KeyOf(taskId), null);
            return true;
        }, cancellationToken);

    public static void Write(IIntegrationStore store, Checkpoint checkpoint) => store.Write(KeyOf(checkpoint.TaskId), $"{checkpoint.RunId}\n{checkpoint.State}");

    private static Checkpoint? Read(IIntegrationStore store, string taskId)
    {
        if (store.Read(KeyOf(taskId)) is not { } text) return null;
        var end = text.IndexOf('\n');
        return new Checkpoint(taskId, text.Substring(0, end), text.Substring(end + 1));
    }

    private static string KeyOf(string taskId) => $"checkpoint of {taskId}";
}
