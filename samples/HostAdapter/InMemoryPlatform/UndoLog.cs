namespace HostAdapter.InMemoryPlatform;

/// <summary>Remembers how to take back what a unit of work did.</summary>
internal sealed class UndoLog
{
    private readonly Stack<Action> _steps = new();

    public void Set<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key, TValue value)
        where TKey : notnull
    {
        Remember(table, key);
        table[key] = value;
    }

    public void Remove<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key)
        where TKey : notnull
    {
        Remember(table, key);
        table.Remove(key);
    }

    public void Add<T>(List<T> list, T item)
    {
        list.Add(item);
        _steps.Push(() => list.RemoveAt(list.Count - 1));
    }

    public void Undo()
    {
        while (_steps.Count > 0) _steps.Pop()();
    }

    private void Remember<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key)
        where TKey : notnull
    {
        if (table.TryGetValue(key, out var former)) _steps.Push(() => table[key] = former);
        else _steps.Push(() => table.Remove(key));
    }
}
