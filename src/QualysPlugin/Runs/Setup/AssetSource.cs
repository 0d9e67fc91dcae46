using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Runs.Setup;

/// <summary>
/// Chooses the source of a platform that has several names (R34). What assets have already stays: first under the name that the
/// task was given, then under the platform's own, then under any other of its names. A platform without assets gets its own name.
/// </summary>
internal static class AssetSource
{
    /// <param name="platform">Where the task imports from.</param>
    /// <param name="sources">Counts assets; null: the host cannot, so the source stays what earlier versions made of the name.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="HostStoreException">The host could not be read.</exception>
    public static async Task<string> FindAsync(Platform platform, IAssetSourceRepository? sources, CancellationToken cancellationToken)
    {
        if (sources is null)
            return platform.TypedSource;
        var candidates = new[] { platform.TypedSource, platform.Source }.Concat(platform.OtherSources).Distinct(StringComparer.Ordinal)
            .ToList();
        var counts = await sources.CountAsync(candidates, cancellationToken).ConfigureAwait(false);
        return candidates.Find(counts.ContainsKey) ?? platform.Source;
    }
}
