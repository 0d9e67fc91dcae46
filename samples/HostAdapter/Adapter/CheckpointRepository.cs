using System.Threading;
using System.Threading.Tasks;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>Checkpoints, in the platform's store of small texts: the run's identity, a line break, the state.</summary>
    internal sealed class CheckpointRepository : ICheckpointRepository
    {
        private readonly PlatformCalls _calls;

        public CheckpointRepository(PlatformCalls calls) => _calls = calls;

        public static void Write(IIntegrationStore store, Checkpoint checkpoint) =>
            store.Write(KeyOf(checkpoint.TaskId), $"{checkpoint.RunId}\n{checkpoint.State}");

        public Task<Checkpoint> FindAsync(string taskId, CancellationToken cancellationToken) =>
            _calls.ReadAsync(work => Read(work.Store, taskId), cancellationToken);

        public Task RemoveAsync(string taskId, CancellationToken cancellationToken) =>
            _calls.WriteAsync(work => work.Store.Write(KeyOf(taskId), null), cancellationToken);

        private static Checkpoint Read(IIntegrationStore store, string taskId)
        {
            var text = store.Read(KeyOf(taskId));
            if (text == null) return null;
            var end = text.IndexOf('\n');
            return new Checkpoint(taskId, text.Substring(0, end), text.Substring(end + 1));
        }

        private static string KeyOf(string taskId) => $"checkpoint of {taskId}";
    }
}
