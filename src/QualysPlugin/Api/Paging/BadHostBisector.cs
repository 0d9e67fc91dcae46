using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.Paging;

/// <summary>
/// Finds the host that Qualys cannot deliver by halving the range of IDs, and delivers all others (R27): one bad host costs one
/// host.
/// </summary>
/// <param name="read">Reads the hosts from one ID to another, both included.</param>
internal sealed class BadHostBisector(Func<HostIdRange, Task<HostPage>> read)
{
    /// <summary>More undelivered hosts in a row are not the fault of the hosts.</summary>
    public const int MaxInARow = 5;

    private int _inARow;

    /// <summary>Delivers the hosts of a list of IDs; those that cannot be delivered one by one are rejected.</summary>
    /// <param name="ids">In ascending order.</param>
    /// <exception cref="QualysApiException">Host after host cannot be delivered.</exception>
    public async Task<HostPage> ReadAsync(IReadOnlyList<long> ids)
    {
        var hosts = new List<HostRecord>();
        var rejected = new List<RejectedHost>();
        var ranges = new Stack<(int First, int Count)>();
        ranges.Push((0, ids.Count));
        while (ranges.Count > 0)
        {
            var (first, count) = ranges.Pop();
            try
            {
                var page = await read(new HostIdRange(ids[first], ids[first + count - 1])).ConfigureAwait(false);
                hosts.AddRange(page.Hosts);
                rejected.AddRange(page.Rejected);
                _inARow = 0;
            }
            catch (QualysApiException exception) when (exception.Fault is ApiFault.TooMuch or ApiFault.Transient)
            {
                if (count == 1)
                {
                    if (++_inARow > MaxInARow)
                        throw;
                    rejected.Add(RejectedHost.Create(ids[first], Words.Of($"Qualys does not deliver this host: {exception.Finding}"), ""));
                    continue;
                }

                // The lower half is on top, so that hosts come in ascending order.
                ranges.Push((first + (count / 2), count - (count / 2)));
                ranges.Push((first, count / 2));
            }
        }

        return new HostPage(hosts, rejected, null);
    }
}
