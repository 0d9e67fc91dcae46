using System.Data.Common;
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

    private const string FindRange =
        """
        SELECT import_id, id, hand_edited FROM assets
        WHERE source_id = @source AND import_id BETWEEN @first AND @last AND length(import_id) = length(@first)
        LIMIT @limit
        """;

    private readonly Dictionary<string, SourceAssets> _sources = new(StringComparer.Ordinal);
    private readonly List<Query> _queries = [];
    private SourceAssets? _last;

    /// <summary>Asks for the assets of these keys; <see cref="Complete"/> takes the answers.</summary>
    public void Prefetch(StatementGroup group, IEnumerable<AssetKey> keys)
    {
        foreach (var key in keys)
        {
            var source = Of(group, key.Source);
            if (!source.Assets.ContainsKey(key.Id)) source.Wanted.Add(key.Id);
        }

        foreach (var source in _sources.Values.Where(source => source.Wanted.Count > 0))
        {
            _queries.Add(Ask(group, source, [.. source.Wanted]));
            source.Wanted.Clear();
        }
    }

    /// <summary>Takes the answers after the group has run.</summary>
    public void Complete()
    {
        foreach (var query in _queries)
        {
            var found = query.Range is { } range && range.Count < query.Limit
                ? range : tables.FindIdentities(query.Source.Number, query.Ids);
            foreach (var (id, existing) in found) query.Source.Assets[id] = new Known(existing, IsCreated: false);
        }

        _queries.Clear();
    }

    public void Load(IEnumerable<AssetKey> keys)
    {
        var group = new StatementGroup(connection);
        Prefetch(group, keys);
        group.Run();
        Complete();
    }

    public ExistingAsset? Find(AssetKey key) => FindKnown(key)?.Asset;

    /// <summary>The batch created the asset.</summary>
    public void Add(AssetKey key, long assetId)
    {
        var asset = new ExistingAsset(assetId, AssetFields.None);
        FindSource(key.Source)!.Assets[key.Id] = new Known(asset, IsCreated: true);
    }

    public bool IsCreated(AssetKey key) => FindKnown(key) is { IsCreated: true };

    /// <summary>The number of a source of which the batch has assets.</summary>
    public long SourceNumber(string source) => FindSource(source)!.Number;

    /// <summary>A batch in the order of its identities is one range of the index, unless far more assets lie between them.</summary>
    private static Query Ask(StatementGroup group, SourceAssets source, List<string> wanted)
    {
        var (first, last) = (wanted[0], wanted[0]);
        foreach (var id in wanted)
        {
            if (id.Length != first.Length || id.AsSpan().ContainsAnyExceptInRange('0', '9')) return new Query(source, wanted, null, 0);
            if (string.CompareOrdinal(id, first) < 0) first = id;
            if (string.CompareOrdinal(id, last) > 0) last = id;
        }

        var limit = checked(wanted.Count * MaxRangePerIdentity);
        var range = group.Add(
            FindRange, ReadExisting, ("source", source.Number), ("first", first), ("last", last), ("limit", limit));
        return new Query(source, wanted, range, limit);
    }

    private static KeyValuePair<string, ExistingAsset> ReadExisting(DbDataReader row) =>
        new(row.GetString(0), new ExistingAsset(row.GetInt64(1), (AssetFields)row.GetInt64(2)));

    /// <summary>A source with its number; one seen for the first time gets one. Batches of one source wait for each other.</summary>
    private SourceAssets Of(StatementGroup group, string name)
    {
        if (FindSource(name) is { } source) return source;
        var lockKey = "import/" + name;
        if (ids.FindSource(name) is { } number)
        {
            database.AcquireAdvisoryLock(group, lockKey);
        }
        else
        {
            database.AcquireAdvisoryLock(connection, lockKey);
            number = FindOrAdd(name);
            ids.AddSource(name, number);
        }

        return _last = _sources[name] = new SourceAssets(name, number);
    }

    private Known? FindKnown(AssetKey key) =>
        FindSource(key.Source) is { } source && source.Assets.TryGetValue(key.Id, out var known) ? known : null;

    /// <summary>A batch has one source as a rule: the one that was looked for last.</summary>
    private SourceAssets? FindSource(string name)
    {
        if (_last?.Name == name) return _last;
        return _sources.TryGetValue(name, out var source) ? _last = source : null;
    }

    private long FindOrAdd(string source) =>
        connection.Number("SELECT id FROM sources WHERE name = @name", ("name", source))
        ?? connection.Number("INSERT INTO sources (name) VALUES (@name) RETURNING id", ("name", source))!.Value;

    /// <summary>The assets of one source.</summary>
    private sealed record SourceAssets(string Name, long Number)
    {
        public Dictionary<string, Known> Assets { get; } = new(StringComparer.Ordinal);

        /// <summary>The identities to ask for next.</summary>
        public List<string> Wanted { get; } = [];
    }

    /// <param name="Asset">The asset.</param>
    /// <param name="IsCreated">Whether the batch created it.</param>
    private readonly record struct Known(ExistingAsset Asset, bool IsCreated);

    /// <param name="Source">The source.</param>
    /// <param name="Ids">The identities.</param>
    /// <param name="Range">The assets of a range that holds all of them; null: they are asked for one by one.</param>
    /// <param name="Limit">How many assets a range may have.</param>
    private sealed record Query(
        SourceAssets Source, List<string> Ids, List<KeyValuePair<string, ExistingAsset>>? Range, int Limit);
}
