using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>The perimeters.</summary>
    internal sealed class PerimeterRepository : IPerimeterRepository
    {
        private readonly PlatformCalls _calls;

        public PerimeterRepository(PlatformCalls calls) => _calls = calls;

        public Task<IReadOnlyList<Perimeter>> FindByNameAsync(string name, CancellationToken cancellationToken) =>
            _calls.ReadAsync<IReadOnlyList<Perimeter>>(work => Find(work, name), cancellationToken);

        private static List<Perimeter> Find(IUnitOfWork work, string name) =>
            work.Organization.FindPerimeters(name)
                .Select(perimeter => new Perimeter(perimeter.Name, Path(work, perimeter), Responsible(work, perimeter)))
                .ToList();

        private static string Path(IUnitOfWork work, PerimeterData perimeter) =>
            perimeter.Parent == null
                ? perimeter.Name
                : $"{Path(work, work.Organization.GetPerimeter(perimeter.Parent.Value))} / {perimeter.Name}";

        private static string Responsible(IUnitOfWork work, PerimeterData perimeter) =>
            perimeter.Responsible == null ? null : work.People.GetName(perimeter.Responsible.Value);
    }
}
