using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>How many imported assets there are of a source.</summary>
    internal sealed class AssetSourceRepository : IAssetSourceRepository
    {
        private readonly PlatformCalls _calls;

        public AssetSourceRepository(PlatformCalls calls) => _calls = calls;

        public Task<IReadOnlyDictionary<string, long>> CountAsync(
            IReadOnlyCollection<string> sources, CancellationToken cancellationToken) =>
            _calls.ReadAsync<IReadOnlyDictionary<string, long>>(
                work => work.Organization.AllAssets()
                    .Where(asset => asset.Source != null && sources.Contains(asset.Source))
                    .GroupBy(asset => asset.Source)
                    .ToDictionary(group => group.Key, group => group.LongCount()),
                cancellationToken);
    }
}
