using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>The people.</summary>
internal sealed class PersonRepository(PlatformCalls calls) : IPersonRepository
{
    public Task<int> CountByNameAsync(string name, CancellationToken cancellationToken) =>
        calls.ReadAsync(work => work.People.Find(name).Count, cancellationToken);
}
