using HostAdapter.VendorSdk;
using RiskManager.Contracts;

namespace HostAdapter.Adapter;

/// <summary>Finds assets of other sources that share a DNS name or an address with what a run created (R10).</summary>
internal static class LookAlikes
{
    public static IReadOnlyList<LookAlike> Find(IUnitOfWork work, string source, string runId)
    {
        // The others are few beside what an integration imported, so they are what is kept while all assets pass by.
        var others = work.Organization.AllAssets().Where(asset => asset.Source != source)
            .SelectMany(asset => Values(asset).Select(value => (value, asset)))
            .ToLookup(pair => pair.value, pair => pair.asset, StringComparer.OrdinalIgnoreCase);
        if (others.Count == 0) return [];

        var found = from asset in work.Organization.AllAssets()
                    where asset.Source == source && asset.Label == runId
                    from value in Values(asset)
                    from other in others[value]
                    select new LookAlike(
                        new AssetKey(source, asset.ExternalId!), asset.Name, other.Name, other.Source, work.Organization.GetPerimeter(other.Perimeter).Name, value);
        return [.. found];
    }

    private static IEnumerable<string> Values(AssetData asset) => new[] { asset.DnsName, asset.IpAddress }.OfType<string>();
}
