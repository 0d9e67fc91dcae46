using System;
using System.Collections.Generic;

namespace HostAdapter.InMemoryPlatform
{
    /// <summary>Remembers how to undo what a unit of work did.</summary>
    internal sealed class UndoLog
    {
        private readonly Stack<Action> _steps = new Stack<Action>();

        public void Set<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key, TValue value)
        {
            Remember(table, key);
            table[key] = value;
        }

        public void Remove<TKey, TValue>(Dictionary<TKey, TValue> table, TKey key)
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
        {
            if (table.TryGetValue(key, out var former)) _steps.Push(() => table[key] = former);
            else _steps.Push(() => table.Remove(key));
        }
    }
}
