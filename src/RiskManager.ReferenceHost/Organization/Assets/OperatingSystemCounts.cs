using LinqToDB;
using RiskManager.ReferenceHost.Organization.Systems;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>A family of operating systems with the number of imported assets.</summary>
internal sealed record OperatingSystemCount(OperatingSystemFamily Family, long Assets);

/// <summary>
/// How many imported assets have an operating system of which family. The count reads every asset, so it is kept for a while and shared
/// by all who look.
/// </summary>
internal sealed class OperatingSystemCounts(Database database, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _counting = new(1, 1);
    private IReadOnlyList<OperatingSystemCount> _counts = [];
    private DateTimeOffset _countedAt = DateTimeOffset.MinValue;

    /// <summary>The most frequent first; what is known little of last.</summary>
    /// <param name="notBefore">A moment that the count has to follow, such as the end of a run; null: any.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<OperatingSystemCount>> ReadAsync(DateTimeOffset? notBefore, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (now - _countedAt < Kept && (notBefore is null || _countedAt > notBefore)) return _counts;
            var all = await database.ReadAsync(
                connection => connection.GetTable<AssetRow>().Where(asset => asset.SourceId != null)
                    .GroupBy(asset => asset.OperatingSystem).Select(group => new { Name = group.Key, Assets = group.LongCount() }).ToList(),
                cancellationToken);
            _counts =
            [
                .. all.GroupBy(count => OperatingSystemFamilies.Of(count.Name))
                    .Select(family => new OperatingSystemCount(family.Key, family.Sum(count => count.Assets)))
                    .OrderBy(count => count.Family is OperatingSystemFamily.Other or OperatingSystemFamily.Unknown)
                    .ThenByDescending(count => count.Assets),
            ];
            _countedAt = now;
            return _counts;
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();
}
