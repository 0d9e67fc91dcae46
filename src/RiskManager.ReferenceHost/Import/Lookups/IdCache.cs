using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import.Lookups;

/// <summary>
/// The IDs of sources, runs and explanations, which never change: a run looks each up once, not once a batch.
/// IDs that a transaction looked up are kept only if it commits.
/// </summary>
internal sealed class IdCache
{
    /// <summary>The cache is emptied when it holds more than this, so that it stays small however many explanations there are.</summary>
    private const int MaxCount = 8_192;

    private readonly Dictionary<object, long> _committed = [];
    private readonly Dictionary<object, long> _pending = [];

    /// <summary>Begins a transaction, or begins it again after a conflict.</summary>
    public void Begin() => _pending.Clear();

    /// <summary>The transaction is committed.</summary>
    public void Commit()
    {
        if (_committed.Count > MaxCount) _committed.Clear();
        foreach (var (key, id) in _pending) _committed[key] = id;
        _pending.Clear();
    }

    public long? FindSource(string name) => Find(new SourceName(name));

    public void AddSource(string name, long id) => _pending[new SourceName(name)] = id;

    public long Run(string id, Func<long> load) => GetOrLoad(new RunId(id), load);

    public long? FindExplanation(AssetExplanation explanation) => Find(explanation);

    public void AddExplanation(AssetExplanation explanation, long id) => _pending[explanation] = id;

    private long GetOrLoad(object key, Func<long> load) => Find(key) ?? (_pending[key] = load());

    private long? Find(object key) => _committed.TryGetValue(key, out var id) || _pending.TryGetValue(key, out id) ? id : null;

    private sealed record SourceName(string Name);

    private sealed record RunId(string Id);
}
