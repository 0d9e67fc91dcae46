using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Organization.Assets;

/// <summary>An operating system with the number of imported assets; without a name, those whose system is unknown, or the rest.</summary>
internal sealed record OperatingSystemCount(string? Name, long Assets, bool IsRest = false);

/// <summary>
/// How many imported assets have which operating system. The count reads every asset, so it is kept for a while and shared
/// by all who look.
/// </summary>
internal sealed class OperatingSystemCounts(Database database, TimeProvider clock) : IDisposable
{
    private const int MaxNamed = 8;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _counting = new(1, 1);
    private IReadOnlyList<OperatingSystemCount> _counts = [];
    private DateTimeOffset _countedAt = DateTimeOffset.MinValue;

    /// <summary>The most frequent ones, and the rest as one.</summary>
    public async Task<IReadOnlyList<OperatingSystemCount>> ReadAsync(CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            if (clock.GetUtcNow() - _countedAt < Kept) return _counts;
            var all = await database.ReadAsync(
                connection => connection.GetTable<AssetRow>().Where(asset => asset.SourceId != null)
                    .GroupBy(asset => asset.OperatingSystem).Select(group => new { Name = group.Key, Assets = group.LongCount() }).ToList(),
                cancellationToken);
            var sorted = all.OrderByDescending(count => count.Assets).ToList();
            var rest = sorted.Skip(MaxNamed).Sum(count => count.Assets);
            _counts = [.. sorted.Take(MaxNamed).Select(count => new OperatingSystemCount(count.Name, count.Assets))];
            if (rest > 0) _counts = [.. _counts, new OperatingSystemCount(null, rest, IsRest: true)];
            _countedAt = clock.GetUtcNow();
            return _counts;
        }
        finally
        {
            _counting.Release();
        }
    }

    public void Dispose() => _counting.Dispose();
}
