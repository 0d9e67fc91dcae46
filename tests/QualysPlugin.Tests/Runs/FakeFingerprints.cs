using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>The fingerprints of a platform in memory.</summary>
internal sealed class FakeFingerprints(FakePlatform platform) : IAssetFingerprintRepository
{
    private const int LongRange = 100_000;

    public Task<IReadOnlyList<AssetFingerprint>?> FindRangeAsync(
        string source, string firstId, string lastId, int most, CancellationToken cancellationToken)
    {
        lock (platform.Lock)
        {
            if (most >= LongRange)
                platform.LongRanges++;
            var held = platform.Assets.Values.Where(asset => asset.Key.Source == source && asset.Key.Id.Length == firstId.Length
                    && string.CompareOrdinal(asset.Key.Id, firstId) >= 0 && string.CompareOrdinal(asset.Key.Id, lastId) <= 0)
                .OrderBy(asset => asset.Key.Id, StringComparer.Ordinal)
                .Select(asset => new AssetFingerprint(
                    asset.Key.Id, platform.Fingerprints.TryGetValue(asset.Key.Id, out var print) ? print : null, asset.Deleted)).ToList();
            return Task.FromResult<IReadOnlyList<AssetFingerprint>?>(held.Count > most ? null : held);
        }
    }
}
