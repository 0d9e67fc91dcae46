using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Import.Lookups;

/// <summary>
/// The numbers of sources, runs and explanations, which the database never takes back: a run asks for each once and not once
/// a batch. What a transaction learns counts for later ones only if it is committed.
/// </summary>
internal sealed class KnownNumbers
{
    /// <summary>An explanation is a number for as long as this many are known; then they are asked for anew.</summary>
    private const int MostExplanations = 8_192;

    private readonly Dictionary<object, long> _known = [];
    private readonly Dictionary<object, long> _learned = [];

    /// <summary>Begins a transaction, or begins it again after a conflict.</summary>
    public void Begin() => _learned.Clear();

    /// <summary>The transaction is committed.</summary>
    public void Keep()
    {
        if (_known.Count > MostExplanations) _known.Clear();
        foreach (var (what, number) in _learned) _known[what] = number;
        _learned.Clear();
    }

    public long Source(string name, Func<long> ask) => Find(new SourceName(name), ask);

    public long Run(string id, Func<long> ask) => Find(new RunId(id), ask);

    public long? Explanation(AssetExplanation explanation) =>
        _known.TryGetValue(explanation, out var number) || _learned.TryGetValue(explanation, out number) ? number : null;

    public void Learn(AssetExplanation explanation, long number) => _learned[explanation] = number;

    private long Find(object what, Func<long> ask)
    {
        if (_known.TryGetValue(what, out var number) || _learned.TryGetValue(what, out number)) return number;
        return _learned[what] = ask();
    }

    private sealed record SourceName(string Name);

    private sealed record RunId(string Id);
}
