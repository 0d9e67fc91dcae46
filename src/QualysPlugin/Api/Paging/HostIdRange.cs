using QualysPlugin.Completeness;

namespace QualysPlugin.Api.Paging;

/// <summary>The host IDs that one page is asked for.</summary>
/// <param name="First">The lowest ID.</param>
/// <param name="Last">The highest ID; null: no limit, so that hosts added meanwhile belong to the last range.</param>
internal readonly record struct HostIdRange(long First, long? Last)
{
    /// <summary>
    /// Cuts the listed IDs into ranges of a page each. The ranges touch and the last one is open, so that a host that appears
    /// meanwhile is in exactly one of them.
    /// </summary>
    /// <param name="listed">The IDs that Qualys lists.</param>
    /// <param name="first">Where the first range begins.</param>
    /// <param name="pageSize">How many listed IDs a range holds; asked anew for each range.</param>
    public static IEnumerable<HostIdRange> Cut(HostIdSet listed, long first, Func<int> pageSize)
    {
        var count = 0;
        var size = pageSize();
        foreach (var id in listed.From(first))
        {
            if (count++ < size)
                continue;
            yield return new HostIdRange(first, id - 1);
            (first, count, size) = (id, 1, pageSize());
        }

        yield return new HostIdRange(first, null);
    }

    public bool Contains(long id) => id >= First && !(id > Last);

    /// <summary>The listed IDs in the range, in ascending order.</summary>
    public IEnumerable<long> Listed(HostIdSet listed)
    {
        var last = Last;
        return listed.From(First).TakeWhile(id => !(id > last));
    }
}
