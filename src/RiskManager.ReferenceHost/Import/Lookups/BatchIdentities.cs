using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Tables;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Lookups;

/// <summary>The assets of a batch that the host holds already: one query for each source, never one for each asset.</summary>
internal sealed class BatchIdentities(Database database, DataConnection connection, IImportTables tables, IdCache ids)
{
    private const int MaxRangePerIdentity = 4;

    private readonly Dictionary<AssetKey, ExistingAsset> _known = [];
    private readonly HashSet<AssetKey> _created = [];
    private readonly Dictionary<string, long> _sources = new(StringComparer.Ordinal);

    public void Load(IEnumerable<AssetKey> keys)
    {
        foreach (var group in keys.Where(key => !_known.ContainsKey(key)).GroupBy(key => key.Source, StringComparer.Ordinal))
        {
            foreach (var (id, existing) in Find(SourceNumber(group.Key), [.. group.Select(key => key.Id)]))
                _known[new AssetKey(group.Key, id)] = existing;
        }
    }

    /// <summary>A batch in the order of its identities is one range of the index, unless far more assets lie between them.</summary>
    private IEnumerable<KeyValuePair<string, ExistingAsset>> Find(long source, List<string> importIds)
    {
        if (importIds.TrueForAll(id => id.Length == importIds[0].Length && id.All(char.IsAsciiDigit)))
        {
            var limit = checked(importIds.Count * MaxRangePerIdentity);
            var (first, last) = (importIds.Min(StringComparer.Ordinal)!, importIds.Max(StringComparer.Ordinal)!);
            var range = tables.FindIdentityRange(source, first, last, limit);
            if (range.Count < limit) return range;
        }

        return tables.FindIdentities(source, importIds);
    }

    public ExistingAsset? Find(AssetKey key) => _known.TryGetValue(key, out var existing) ? existing : null;

    /// <summary>The batch created the asset.</summary>
    public void Add(AssetKey key, long assetId)
    {
        _known[key] = new ExistingAsset(assetId, AssetFields.None);
        _created.Add(key);
    }

    public bool IsCreated(AssetKey key) => _created.Contains(key);

    /// <summary>The number of a source; a source seen for the first time gets one. Batches of one source wait for each other.</summary>
    public long SourceNumber(string source)
    {
        if (_sources.TryGetValue(source, out var number)) return number;
        database.AcquireAdvisoryLock(connection, "import/" + source);
        return _sources[source] = ids.Source(source, () => FindOrAdd(source));
    }

    private long FindOrAdd(string source)
    {
        var number = connection.GetTable<SourceRow>().Where(row => row.Name == source).Select(row => row.Id).FirstOrDefault();
        return number == 0 ? connection.InsertWithInt64Identity(new SourceRow { Name = source }) : number;
    }
}
