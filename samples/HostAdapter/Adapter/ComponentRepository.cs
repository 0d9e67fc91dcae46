using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>The asset components that imports created.</summary>
    internal sealed class ComponentRepository : IAssetComponentRepository
    {
        private readonly PlatformCalls _calls;

        public ComponentRepository(PlatformCalls calls) => _calls = calls;

        public Task<IReadOnlyCollection<StoredComponent>> FindAsync(
            string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
            _calls.ReadAsync<IReadOnlyCollection<StoredComponent>>(work => Find(work, source, ids), cancellationToken);

        private static List<StoredComponent> Find(IUnitOfWork work, string source, IReadOnlyCollection<string> ids)
        {
            var keys = work.Organization.FindAssets(source, ids)
                .ToDictionary(asset => asset.Id, asset => new AssetKey(source, asset.ExternalId));
            var found = from component in work.Organization.FindComponents(keys.Keys)
                        where component.ExternalKey != null
                        let cpeName = component.CpeName ?? ""
                        select new StoredComponent(
                            keys[component.Asset], component.ExternalKey, component.Name, cpeName, component.KnowledgeBaseId);
            return found.ToList();
        }
    }
}
