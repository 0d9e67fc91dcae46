namespace RiskManagerSimulator.Organization;

/// <summary>IDs by text, in any case.</summary>
internal sealed class TextIndex
{
    private static readonly Comparer<(string Text, Guid Id)> InOrder = Comparer<(string Text, Guid Id)>.Create((left, right) =>
        StringComparer.OrdinalIgnoreCase.Compare(left.Text, right.Text) is not 0 and var order ? order : left.Id.CompareTo(right.Id));

    private readonly SortedSet<(string Text, Guid Id)> _entries = new(InOrder);

    public void Add(string text, Guid id) => _entries.Add((text, id));

    public void Remove(string text, Guid id) => _entries.Remove((text, id));

    public IEnumerable<Guid> Equal(string text) => Between(text, text);

    public IEnumerable<Guid> StartingWith(string text) => Between(text, text + char.MaxValue);

    private IEnumerable<Guid> Between(string first, string last) =>
        _entries.GetViewBetween((first, Guid.Empty), (last, Guid.AllBitsSet)).Select(entry => entry.Id);
}
