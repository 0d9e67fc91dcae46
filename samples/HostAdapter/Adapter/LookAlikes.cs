using System;
using System.Collections.Generic;
using System.Linq;
using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>Finds assets of other sources that share a DNS name or an address with what a run created (R10).</summary>
    internal static class LookAlikes
    {
        public static IReadOnlyList<LookAlike> Find(IUnitOfWork work, string source, string runId)
        {
            // Other sources have few assets beside what an integration imported, so theirs stay in memory while all assets are read.
            var others = work.Organization.AllAssets().Where(asset => asset.Source != source)
                .SelectMany(asset => Values(asset).Select(value => (value, asset)))
                .ToLookup(pair => pair.value, pair => pair.asset, StringComparer.OrdinalIgnoreCase);
            if (others.Count == 0) return Array.Empty<LookAlike>();

            var found = from asset in work.Organization.AllAssets()
                        where asset.Source == source && asset.Label == runId
                        let key = new AssetKey(source, asset.ExternalId)
                        from value in Values(asset)
                        from other in others[value]
                        let perimeter = work.Organization.GetPerimeter(other.Perimeter).Name
                        select new LookAlike(key, asset.Name, other.Name, other.Source, perimeter, value);
            return found.ToList();
        }

        private static IEnumerable<string> Values(AssetData asset) =>
            new[] { asset.DnsName, asset.IpAddress }.Where(value => value != null);
    }
}
