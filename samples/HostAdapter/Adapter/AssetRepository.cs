using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>The assets: look-up by identity, batches in one unit of work, look-alikes.</summary>
    internal sealed class AssetRepository : IAssetRepository
    {
        private readonly PlatformCalls _calls;

        public AssetRepository(PlatformCalls calls) => _calls = calls;

        public Task<IReadOnlyCollection<StoredAsset>> FindAsync(
            string source, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
            _calls.ReadAsync<IReadOnlyCollection<StoredAsset>>(work => Find(work, source, ids), cancellationToken);

        public Task<AppliedBatch> ApplyAsync(ImportBatch batch, CancellationToken cancellationToken) =>
            _calls.WriteAsync(work => new BatchWriter(work, batch).Write(), cancellationToken);

        public IAsyncEnumerable<LookAlike> FindLookAlikesAsync(string source, string runId, CancellationToken cancellationToken) =>
            _calls.StreamAsync(work => LookAlikes.Find(work, source, runId), cancellationToken);

        private static List<StoredAsset> Find(IUnitOfWork work, string source, IReadOnlyCollection<string> ids)
        {
            var perimeters = new Dictionary<Guid, string>();
            var found = work.Organization.FindAssets(source, ids).Select(asset => Stored(asset, perimeters, work)).ToList();
            foreach (var id in work.Organization.FindDeleted(source, ids))
                found.Add(new StoredAsset(new AssetKey(source, id)) { Deleted = true });
            return found;
        }

        private static StoredAsset Stored(AssetData asset, Dictionary<Guid, string> perimeters, IUnitOfWork work)
        {
            if (!perimeters.TryGetValue(asset.Perimeter, out var perimeter))
                perimeters[asset.Perimeter] = perimeter = work.Organization.GetPerimeter(asset.Perimeter).Name;
            return new StoredAsset(new AssetKey(asset.Source, asset.ExternalId))
            {
                Name = asset.Name,
                Perimeter = perimeter,
                HostAddress = asset.HostAddress,
                DnsName = asset.DnsName,
                NetBiosName = asset.NetBiosName,
                IpAddress = asset.IpAddress,
                OperatingSystem = asset.OperatingSystem,
            };
        }
    }
}
