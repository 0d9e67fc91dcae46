using System.Collections.Concurrent;

namespace QualysSimulator.Platform;

/// <summary>Counts all calls and keeps the latest ones, without passwords.</summary>
internal sealed class CallJournal
{
    private const int MaxEntries = 1_000;

    private readonly ConcurrentQueue<JournalEntry> _latest = new();
    private readonly ConcurrentDictionary<string, long> _byEndpoint = new();
    private readonly ConcurrentDictionary<int, long> _byCode = new();
    private long _calls;

    public long Calls => Interlocked.Read(ref _calls);

    public IReadOnlyDictionary<string, long> ByEndpoint => _byEndpoint;

    public IReadOnlyDictionary<int, long> ByCode => _byCode;

    public IReadOnlyCollection<JournalEntry> Latest => _latest;

    public void Add(JournalEntry entry)
    {
        Interlocked.Increment(ref _calls);
        _byEndpoint.AddOrUpdate(entry.Endpoint, 1, (_, count) => count + 1);
        if (entry.Code is { } code)
            _byCode.AddOrUpdate(code, 1, (_, count) => count + 1);
        _latest.Enqueue(entry);
        while (_latest.Count > MaxEntries && _latest.TryDequeue(out _))
        {
            // The oldest entries are dropped.
        }
    }
}
