using System.Threading;
using System.Threading.Tasks;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>What tasks remember from run to run, in the platform's store of small texts.</summary>
    internal sealed class TaskStateRepository : ITaskStateRepository
    {
        private readonly PlatformCalls _calls;

        public TaskStateRepository(PlatformCalls calls) => _calls = calls;

        public Task<string> FindAsync(string taskId, CancellationToken cancellationToken) =>
            _calls.ReadAsync(work => work.Store.Read(KeyOf(taskId)), cancellationToken);

        public Task SaveAsync(string taskId, string state, CancellationToken cancellationToken) =>
            _calls.WriteAsync(work => work.Store.Write(KeyOf(taskId), state), cancellationToken);

        private static string KeyOf(string taskId) => $"state of {taskId}";
    }
}
