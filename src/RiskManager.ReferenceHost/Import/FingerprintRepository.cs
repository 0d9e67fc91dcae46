using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The fingerprints of imported assets.</summary>
internal sealed class FingerprintRepository(Database database) : IAssetFingerprintRepository, IAsyncDisposable
{
    private readonly IdentityQuery _find = new(database);

    public Task<IReadOnlyList<AssetFingerprint>?> FindRangeAsync(
        string source, string firstId, string lastId, int maxCount, CancellationToken cancellationToken) =>
        _find.ReadAsync(tables => Find(tables, source, firstId, lastId, maxCount), cancellationToken);

    public ValueTask DisposeAsync() => _find.DisposeAsync();

    private static IReadOnlyList<AssetFingerprint>? Find(IImportTables tables, string source, string firstId, string lastId, int maxCount)
    {
        if (firstId.Length != lastId.Length)
            throw new ArgumentException($"\"{firstId}\" and \"{lastId}\" are not of one length.", nameof(lastId));
        var existing = tables.FindRange(source, firstId, lastId, maxCount + 1);
        var deleted = tables.FindDeletedRange(source, firstId, lastId, maxCount + 1);
        return existing.Count + deleted.Count > maxCount ? null : deleted.Count == 0 ? existing : Merge(existing, deleted);
    }

    private static List<AssetFingerprint> Merge(IReadOnlyList<AssetFingerprint> existing, IReadOnlyList<AssetFingerprint> deleted)
    {
        var merged = new List<AssetFingerprint>(existing.Count + deleted.Count);
        var next = 0;
        foreach (var asset in existing)
        {
            while (next < deleted.Count && string.CompareOrdinal(deleted[next].Id, asset.Id) < 0) merged.Add(deleted[next++]);
            merged.Add(asset);
        }

        while (next < deleted.Count) merged.Add(deleted[next++]);
        return merged;
    }
}
