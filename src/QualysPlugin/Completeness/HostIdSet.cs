namespace QualysPlugin.Completeness;

/// <summary>
/// A set of Qualys host IDs in ascending order, kept as runs of consecutive IDs: IDs come in clusters, so a million take a
/// few megabytes at most (R25).
/// </summary>
internal sealed class HostIdSet
{
    private readonly List<Run> _runs = [];

    /// <summary>How many IDs the set holds.</summary>
    public long Count { get; private set; }

    /// <summary>The lowest ID; null when the set is empty.</summary>
    public long? Lowest => _runs.Count == 0 ? null : _runs[0].First;

    /// <summary>The highest ID; null when the set is empty.</summary>
    public long? Highest => _runs.Count == 0 ? null : _runs[_runs.Count - 1].Last;

    /// <summary>The IDs in ascending order.</summary>
    public IEnumerable<long> Ids => From(0);

    /// <summary>The IDs from one on, in ascending order.</summary>
    public IEnumerable<long> From(long first)
    {
        for (var index = IndexOfRunEndingAtOrAfter(first); index < _runs.Count; index++)
        {
            for (var id = Math.Max(first, _runs[index].First); id <= _runs[index].Last; id++)
                yield return id;
        }
    }

    /// <summary>Adds an ID; quick when IDs come in ascending order.</summary>
    /// <returns>Whether it was new.</returns>
    public bool Add(long id)
    {
        var last = _runs.Count - 1;
        if (last < 0 || id > _runs[last].Last)
        {
            Append(id, id);
            return true;
        }

        var index = IndexOfRunEndingAtOrAfter(id);
        if (_runs[index].First <= id)
            return false;
        InsertBefore(index, id);
        Count++;
        return true;
    }

    /// <summary>Adds every ID of an inclusive range; quick whatever its length when IDs come in ascending order.</summary>
    public void AddRange(long first, long last)
    {
        if (Highest is { } highest && first <= highest)
        {
            for (var id = first; id <= Math.Min(last, highest); id++)
                Add(id);
            first = highest + 1;
        }

        if (first <= last)
            Append(first, last);
    }

    /// <summary>Adds every ID of another set.</summary>
    public void UnionWith(HostIdSet other)
    {
        foreach (var run in other._runs)
            AddRange(run.First, run.Last);
    }

    /// <summary>Whether the set holds an ID.</summary>
    public bool Contains(long id)
    {
        var index = IndexOfRunEndingAtOrAfter(id);
        return index < _runs.Count && _runs[index].First <= id;
    }

    /// <summary>The IDs that another set does not hold, in ascending order.</summary>
    public IEnumerable<long> Except(HostIdSet other)
    {
        foreach (var run in _runs)
        {
            var id = run.First;
            for (var index = other.IndexOfRunEndingAtOrAfter(id); id <= run.Last; index++)
            {
                var before = index < other._runs.Count ? Math.Min(run.Last, other._runs[index].First - 1) : run.Last;
                for (; id <= before; id++)
                    yield return id;
                id = index < other._runs.Count ? Math.Max(id, other._runs[index].Last + 1) : id;
            }
        }
    }

    /// <summary>Adds a range that lies after all others.</summary>
    private void Append(long first, long last)
    {
        var index = _runs.Count - 1;
        if (index >= 0 && _runs[index].Last + 1 == first)
            _runs[index] = new Run(_runs[index].First, last);
        else
            _runs.Add(new Run(first, last));
        Count += last - first + 1;
    }

    private void InsertBefore(int index, long id)
    {
        var joinsAfter = _runs[index].First == id + 1;
        var joinsBefore = index > 0 && _runs[index - 1].Last == id - 1;
        if (joinsAfter && joinsBefore)
        {
            _runs[index - 1] = new Run(_runs[index - 1].First, _runs[index].Last);
            _runs.RemoveAt(index);
        }
        else if (joinsAfter)
        {
            _runs[index] = new Run(id, _runs[index].Last);
        }
        else if (joinsBefore)
        {
            _runs[index - 1] = new Run(_runs[index - 1].First, id);
        }
        else
        {
            _runs.Insert(index, new Run(id, id));
        }
    }

    private int IndexOfRunEndingAtOrAfter(long id)
    {
        int low = 0, high = _runs.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_runs[middle].Last < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private readonly record struct Run(long First, long Last);
}
