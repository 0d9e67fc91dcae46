using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>The perimeters.</summary>
internal sealed class PerimeterRepository(PlatformCalls calls) : IPerimeterRepository
{
    public Task<IReadOnlyList<Perimeter>> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        calls.ReadAsync<IReadOnlyList<Perimeter>>(work =>
        [
            .. from perimeter in work.Organization.FindPerimeters(name)
               select new Perimeter(perimeter.Name, Path(work, perimeter), perimeter.Responsible is { } person ? work.People.GetName(person) : null),
        ], cancellationToken);

    private static string Path(IUnitOfWork work, PerimeterData perimeter) =>
        perimeter.Parent is { } parent ? $"{Path(work, work.Organization.GetPerimeter(parent))} / {perimeter.Name}" : perimeter.Name;
}
