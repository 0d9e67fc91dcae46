using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>How many imported assets there are of a source.</summary>
internal sealed class AssetSourceRepository(Database database) : IAssetSourceRepository
{
    public Task<IReadOnlyDictionary<string, long>> CountAsync(
        IReadOnlyCollection<string> sources, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, long>>(
            connection =>
                (from source in connection.GetTable<SourceRow>()
                 where sources.Contains(source.Name)
                 select new { source.Name, Count = connection.GetTable<AssetRow>().LongCount(asset => asset.SourceId == source.Id) })
                .Where(counted => counted.Count > 0)
                .ToDictionary(counted => counted.Name, counted => counted.Count, StringComparer.Ordinal),
            cancellationToken);
}
