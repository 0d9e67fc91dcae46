using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import;

/// <summary>How many imported assets there are of a source.</summary>
internal sealed class AssetSourceRepository(Database database) : IAssetSourceRepository
{
    // Answered from the index of identities alone.
    private const string Count = "SELECT count(*) FROM assets WHERE source_id = (SELECT id FROM sources WHERE name = @source)";

    public Task<IReadOnlyDictionary<string, long>> CountAsync(
        IReadOnlyCollection<string> sources, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, long>>(
            connection => sources.Distinct(StringComparer.Ordinal)
                .Select(source => (Source: source, Assets: CountOf(connection, source)))
                .Where(counted => counted.Assets > 0)
                .ToDictionary(counted => counted.Source, counted => counted.Assets, StringComparer.Ordinal),
            cancellationToken);

    private static long CountOf(DataConnection connection, string source) => connection.Number(Count, ("@source", source)) ?? 0;
}
