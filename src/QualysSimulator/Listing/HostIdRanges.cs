namespace QualysSimulator.Listing;

/// <summary>The IDs and ID ranges of a request; a look-up is a binary search.</summary>
internal sealed class HostIdRanges
{
    private readonly List<(long First, long Last)> _ranges = [];

    public HostIdRanges(IEnumerable<(long First, long Last)> ranges)
    {
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (_ranges.Count > 0 && range.First <= _ranges[^1].Last)
                _ranges[^1] = (_ranges[^1].First, Math.Max(_ranges[^1].Last, range.Last));
            else
                _ranges.Add(range);
        }
    }

    public bool Contains(long id)
    {
        int low = 0, high = _ranges.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_ranges[middle].Last < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low < _ranges.Count && _ranges[low].First <= id;
    }
}
