using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;

namespace QualysPlugin.Api.Paging;

/// <summary>
/// Lists the IDs of hosts. Nobody knows the highest ID before the end, so a large listing is read in waves: ranges as wide as the
/// pages read so far, and after them an open one, which tells whether the list goes on.
/// </summary>
internal sealed class IdListing(HostListCalls calls, Action<string> warn)
{
    private const string Name = "host ID list";
    private const int IdsPerPage = 100_000;

    /// <summary>Larger pages and none at the same time make the fewest calls.</summary>
    private const int IdsPerLargePage = 200_000;

    /// <summary>An ID takes 16 bytes at the most, where no two of them are consecutive.</summary>
    private const int BytesPerId = 16;

    /// <summary>Lists the IDs of all hosts of a selection.</summary>
    /// <param name="selection">The form parameters that select the hosts.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="QualysApiException">Qualys refused, or its answer is not a list of IDs.</exception>
    public async Task<ListedIds> ListAsync(KeyValuePair<string, string>[] selection, CancellationToken cancellationToken)
    {
        var chain = new PageChain(Name);
        var page = await ReadPageAsync(selection, new HostIdRange(0, null), IdsPerPage, cancellationToken).ConfigureAwait(false);
        var (ids, listedAt, pages) = (page.Ids, page.AnsweredAt, 1);
        var next = chain.Follow(page.Next, 0, ids.Highest, warn);
        while (next is { } first)
        {
            var ranges = Wave(ids, first, pages).ToList();
            var wave =
                new ReadAhead<HostIdRange, IdPage>((range, token) => ReadRangeAsync(selection, range, token),
                    read => read.Ids.Count * BytesPerId, () => calls.Capacity);
            await foreach (var read in wave.InOrderAsync(ranges, cancellationToken).ConfigureAwait(false))
            {
                ids.UnionWith(read.Ids);
                page = read;
            }

            var open = ranges[ranges.Count - 1];
            next = chain.Follow(page.Next, open.First, page.Ids.Highest, warn);
            pages += ranges.Count;
        }

        return new ListedIds(ids, listedAt);
    }

    /// <summary>Lists the IDs of all hosts of a selection, with as few calls as possible.</summary>
    /// <inheritdoc cref="ListAsync"/>
    public async Task<HostIdSet> ListInFewCallsAsync(KeyValuePair<string, string>[] selection, CancellationToken cancellationToken)
    {
        var chain = new PageChain(Name);
        var ids = new HostIdSet();
        for (long? next = 0; next is { } first;)
        {
            var page = await ReadPageAsync(selection, new HostIdRange(first, null), IdsPerLargePage, cancellationToken)
                .ConfigureAwait(false);
            ids.UnionWith(page.Ids);
            next = chain.Follow(page.Next, first, page.Ids.Highest, warn);
        }

        return ids;
    }

    /// <summary>The ranges of the next wave; the last one is open.</summary>
    private IEnumerable<HostIdRange> Wave(HostIdSet ids, long first, int pages)
    {
        var width = Math.Max(1, (first - ids.Lowest.GetValueOrDefault()) / pages);
        var closed = Math.Min(calls.Capacity, pages + 1) - 1;
        for (var i = 0; i < closed; i++, first += width)
            yield return new HostIdRange(first, first + width - 1);
        yield return new HostIdRange(first, null);
    }

    /// <summary>Reads a closed range to its end, and one page of an open one.</summary>
    private async Task<IdPage> ReadRangeAsync(
        KeyValuePair<string, string>[] selection, HostIdRange range, CancellationToken cancellationToken)
    {
        var page = await ReadPageAsync(selection, range, IdsPerPage, cancellationToken).ConfigureAwait(false);
        if (range.Last is null)
            return page;
        var chain = new PageChain(Name);
        for (var from = range.First; chain.Follow(page.Next, from, page.Ids.Highest, warn) is { } next && range.Contains(next); from = next)
        {
            var rest = await ReadPageAsync(selection, range with { First = next }, IdsPerPage, cancellationToken).ConfigureAwait(false);
            page.Ids.UnionWith(rest.Ids);
            page = page with { Next = rest.Next };
        }

        return page;
    }

    private Task<IdPage> ReadPageAsync(
        KeyValuePair<string, string>[] selection, HostIdRange range, int limit, CancellationToken cancellationToken) =>
        calls.CallAsync(
            Name, HostListCalls.Listing("None", limit, range, selection), new IdListReader(calls.Notice).Read, cancellationToken);
}
