using RiskManager.Contracts;
using RiskManager.Rest.Lookups;

namespace RiskManager.Rest.Repositories;

/// <summary>The perimeters of the platform.</summary>
internal sealed class PlatformPerimeterRepository(PerimeterLookup perimeters) : IPerimeterRepository
{
    public Task<IReadOnlyList<Perimeter>> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        PlatformFaults.TranslateAsync<IReadOnlyList<Perimeter>>(async () =>
            [
                .. (await perimeters.FindAsync(name, cancellationToken))
                    .Select(found => new Perimeter(found.Name ?? "", string.Join(" / ", found.Names()), found.Responsible?.Name)),
            ]);
}
