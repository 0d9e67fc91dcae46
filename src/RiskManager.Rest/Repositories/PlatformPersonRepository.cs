using RiskManager.Contracts;
using RiskManager.Rest.Lookups;

namespace RiskManager.Rest.Repositories;

/// <summary>The people of the platform.</summary>
internal sealed class PlatformPersonRepository(PersonLookup people) : IPersonRepository
{
    public Task<int> CountByNameAsync(string name, CancellationToken cancellationToken) =>
        PlatformFaults.TranslateAsync(() => people.CountAsync(name, cancellationToken));
}
