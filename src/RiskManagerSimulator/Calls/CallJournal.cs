namespace RiskManagerSimulator.Calls;

/// <summary>Counts all calls and keeps the latest ones, without bodies and headers.</summary>
internal sealed class CallJournal
{
    private const int MaxEntries = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<JournalEntry> _latest = new();
    private readonly SortedDictionary<string, long> _byKind = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, long> _byStatus = [];
    private long _calls;
    private long _writes;
    private int _running;
    private int _maxRunning;

    /// <summary>All calls, those to the token endpoint included.</summary>
    public long Calls => Locked(() => _calls);

    /// <summary>Calls that created or edited something, whatever the client was told.</summary>
    public long Writes => Locked(() => _writes);

    public IReadOnlyDictionary<string, long> ByKind => Locked(() => new SortedDictionary<string, long>(_byKind, StringComparer.Ordinal));

    /// <summary>Calls by HTTP status; 0: the connection was cut.</summary>
    public IReadOnlyDictionary<int, long> ByStatus => Locked(() => new SortedDictionary<int, long>(_byStatus));

    /// <summary>The highest number of calls that were served at the same time.</summary>
    public int MaxRunning => Locked(() => _maxRunning);

    /// <summary>The latest calls, the oldest first.</summary>
    public IReadOnlyList<JournalEntry> Latest => Locked(() => _latest.ToList());

    /// <summary>Number of calls of a kind, such as <c>create-asset</c>.</summary>
    public long Count(string kind) => Locked(() => _byKind.GetValueOrDefault(kind));

    /// <summary>A call came in.</summary>
    public void Begin()
    {
        lock (_lock)
            _maxRunning = Math.Max(_maxRunning, ++_running);
    }

    /// <summary>A call was answered or its connection was cut.</summary>
    public void End()
    {
        lock (_lock)
            _running--;
    }

    public void Add(JournalEntry entry)
    {
        lock (_lock)
        {
            _calls++;
            if (entry is { IsCarriedOut: true, Method: not "GET" } && entry.Kind != ApiKinds.Token)
                _writes++;
            _byKind[entry.Kind] = _byKind.GetValueOrDefault(entry.Kind) + 1;
            _byStatus[entry.Status] = _byStatus.GetValueOrDefault(entry.Status) + 1;
            _latest.Enqueue(entry);
            if (_latest.Count > MaxEntries)
                _latest.Dequeue();
        }
    }

    /// <summary>Starts all counts at 0 again.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _calls = 0;
            _writes = 0;
            _maxRunning = _running;
            _byKind.Clear();
            _byStatus.Clear();
            _latest.Clear();
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
            return read();
    }
}
