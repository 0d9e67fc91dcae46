namespace RiskManagerSimulator.Filters;

/// <summary>Sorts a list as <c>$orderby</c> demands: <c>Field1 desc,Field2</c>.</summary>
internal sealed class SortOrder<T>
{
    private static readonly Comparer<object?> ByValue = Comparer<object?>.Create((left, right) =>
        left is string text && right is string other
            ? StringComparer.OrdinalIgnoreCase.Compare(text, other) : Comparer<object?>.Default.Compare(left, right));

    private readonly IReadOnlyList<Key> _keys;

    private SortOrder(IReadOnlyList<Key> keys) => _keys = keys;

    /// <summary>Whether the list is in the order of its IDs already; IDs are unique, so that further fields do not matter.</summary>
    private bool IsById => _keys[0] is { Name: "Id", IsDescending: false };

    /// <exception cref="FilterException">A field is unknown, or the text is no such list.</exception>
    public static SortOrder<T> Parse(string text, Func<string, Field<T>?> find) =>
        new([.. text.Split(',').Select(part => ParseKey(part, find))]);

    /// <param name="items">What is sorted, in the order of its IDs.</param>
    public IEnumerable<T> Apply(IEnumerable<T> items)
    {
        if (IsById)
            return items;
        var first = _keys[0];
        var sorted = first.IsDescending ? items.OrderByDescending(first.Field.Read, ByValue) : items.OrderBy(first.Field.Read, ByValue);
        foreach (var key in _keys.Skip(1))
            sorted = key.IsDescending ? sorted.ThenByDescending(key.Field.Read, ByValue) : sorted.ThenBy(key.Field.Read, ByValue);
        return sorted;
    }

    private static Key ParseKey(string part, Func<string, Field<T>?> find)
    {
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || (words.Length == 2 && words[1] is not ("asc" or "desc")))
            throw new FilterException($"\"{part}\" is not valid in $orderby.");
        var field = find(words[0]) ?? throw new FilterException($"There is no field {words[0]} to sort by.");
        return new Key(words[0], field, words.Length == 2 && words[1] == "desc");
    }

    private sealed record Key(string Name, Field<T> Field, bool IsDescending);
}
