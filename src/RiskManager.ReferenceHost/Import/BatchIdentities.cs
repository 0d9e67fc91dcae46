using System.Text.Json;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import;

/// <summary>The assets of a batch that the host holds already: one query for each source, never one for each asset.</summary>
internal sealed class BatchIdentities(DataConnection connection, BatchStatements statements)
{
    private readonly Dictionary<AssetKey, ExistingAsset> _known = [];
    private readonly Dictionary<string, long> _sources = new(StringComparer.Ordinal);

    public void Load(IEnumerable<AssetKey> keys)
    {
        foreach (var group in keys.Where(key => !_known.ContainsKey(key)).GroupBy(key => key.Source, StringComparer.Ordinal))
        {
            var find = statements.FindIdentities.Set(1, SourceNumber(group.Key)).Set(2, JsonArray(group.Select(key => key.Id)));
            while (find.Read())
                _known[new AssetKey(group.Key, find.Text(0))] = new ExistingAsset(find.Number(1), (AssetFields)find.Number(2));
        }
    }

    public ExistingAsset? Find(AssetKey key) => _known.TryGetValue(key, out var existing) ? existing : null;

    public void Add(AssetKey key, long assetId) => _known[key] = new ExistingAsset(assetId, AssetFields.None);

    /// <summary>The number of a source; a source seen for the first time gets one.</summary>
    public long SourceNumber(string source)
    {
        if (_sources.TryGetValue(source, out var number)) return number;
        number = connection.GetTable<SourceRow>().Where(row => row.Name == source).Select(row => row.Id).FirstOrDefault();
        if (number == 0) number = connection.InsertWithInt64Identity(new SourceRow { Name = source });
        return _sources[source] = number;
    }

    public static string JsonArray(IEnumerable<string> ids) => JsonSerializer.Serialize(ids);
}
