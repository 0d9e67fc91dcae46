using System.Threading;
using System.Threading.Tasks;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>The people.</summary>
    internal sealed class PersonRepository : IPersonRepository
    {
        private readonly PlatformCalls _calls;

        public PersonRepository(PlatformCalls calls) => _calls = calls;

        public Task<int> CountByNameAsync(string name, CancellationToken cancellationToken) =>
            _calls.ReadAsync(work => work.People.Find(name).Count, cancellationToken);
    }
}
