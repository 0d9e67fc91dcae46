namespace RiskManager.Rest.Sync;

/// <summary>How many assets there are of a kind, and the names of some of them.</summary>
internal sealed class NamedCount
{
    private const int MaxNamed = 5;

    private readonly List<string> _names = [];

    public int Count { get; private set; }

    /// <summary>The names for a message, in quotation marks.</summary>
    public string Examples => string.Join(", ", _names.Select(name => $"\"{name}\""));

    public void Add(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            Count++;
            if (_names.Count < MaxNamed) _names.Add(name);
        }
    }
}
