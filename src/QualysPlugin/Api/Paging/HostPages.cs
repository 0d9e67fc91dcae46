using System.Runtime.CompilerServices;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;

namespace QualysPlugin.Api.Paging;

/// <summary>
/// Reads whole hosts. The IDs are known from the listing, so pages are asked for by ranges of IDs, as many at the same time as the
/// account allows, and handed on in the order of IDs (R35).
/// </summary>
internal sealed class HostPages(HostListCalls calls, int pageSize, Action<string> warn)
{
    private const string Name = "host list";

    private readonly HostListReader _reader = new(calls.Notice);
    private readonly PageSize _pageSize = new(pageSize);
    private int _undelivered;

    /// <summary>How many calls a number of hosts takes.</summary>
    public int CallsFor(long hosts) => (int)Math.Min(int.MaxValue, (hosts + _pageSize.Current - 1) / _pageSize.Current);

    /// <summary>Reads the hosts of a selection from an ID on.</summary>
    /// <param name="selection">The form parameters that select the hosts.</param>
    /// <param name="fromId">The lowest ID.</param>
    /// <param name="listed">The IDs that Qualys lists for the selection.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="QualysApiException">Qualys refused, or the pages do not advance. Pages before that were handed on.</exception>
    public async IAsyncEnumerable<HostPage> ReadAsync(
        KeyValuePair<string, string>[] selection, long fromId, HostIdSet listed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new ReadAhead<HostIdRange, FetchedPage>(
            (range, token) => FetchAsync(selection, range, listed, token), page => page.Bytes, () => calls.Capacity);
        var ranges = HostIdRange.Split(listed, fromId, () => _pageSize.Current);
        await foreach (var fetched in ahead.InOrderAsync(ranges, cancellationToken).ConfigureAwait(false))
        {
            await foreach (var page in ReadToEndAsync(selection, fetched, listed, cancellationToken).ConfigureAwait(false))
                yield return page;
        }
    }

    /// <summary>Reads these hosts of a selection; those that cannot be delivered are rejected.</summary>
    /// <param name="selection">The form parameters that select the hosts.</param>
    /// <param name="ids">In ascending order.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public Task<HostPage> ReadAsync(
        KeyValuePair<string, string>[] selection, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        new BadHostBisector(range => calls.CallAsync(
            Name, HostListCalls.Hosts(0, range, selection), new HostListReader(calls.Notice).Read, cancellationToken))
            .ReadAsync(ids);

    /// <summary>
    /// A fetched page and, where Qualys cut it short, those that follow it within its range. A page that shows when it is read that it
    /// is an error, or holds nothing that can be read, is fetched once more.
    /// </summary>
    private async IAsyncEnumerable<HostPage> ReadToEndAsync(
        KeyValuePair<string, string>[] selection, FetchedPage fetched, HostIdSet listed,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chain = new PageChain(Name);
        var isFetchedAgain = false;
        for (var range = fetched.Range; ;)
        {
            HostPage page;
            try
            {
                using (fetched)
                    page = fetched.Read(_reader);
            }
            catch (QualysApiException exception) when (exception.Fault == ApiFault.Transient && !isFetchedAgain)
            {
                warn($"{exception.Finding} Asking for the page from ID {range.First} once more.");
                isFetchedAgain = true;
                fetched = await FetchAsync(selection, range, listed, cancellationToken).ConfigureAwait(false);
                continue;
            }

            isFetchedAgain = false;
            ThrowIfNothingIsDelivered(fetched, page);
            var next = chain.Follow(page.Next, range.First, page.HighestId, warn);
            yield return Within(range, page);
            if (next is not { } first || !range.Contains(first))
                yield break;
            range = range with { First = first };
            fetched = await FetchAsync(selection, range, listed, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The page without hosts of other ranges. The ranges of a run touch, so such a host is on the page of its own range.
    /// </summary>
    private static HostPage Within(HostIdRange range, HostPage page)
    {
        return page.Hosts.All(host => range.Contains(host.Id)) && page.Rejected.All(IsInside)
            ? page
            : page with { Hosts = [.. page.Hosts.Where(host => range.Contains(host.Id))], Rejected = [.. page.Rejected.Where(IsInside)] };

        bool IsInside(RejectedHost rejected) => rejected.Id is not { } id || range.Contains(id);
    }

    /// <summary>Fetches the page of a range, in smaller pages where Qualys cannot deliver it.</summary>
    private async Task<FetchedPage> FetchAsync(
        KeyValuePair<string, string>[] selection, HostIdRange range, HostIdSet listed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var limit = _pageSize.Current;
            try
            {
                var page = await calls.CallAsync(Name, HostListCalls.Hosts(limit, range, selection),
                    (request, answer) => Receive(range, request, answer), cancellationToken).ConfigureAwait(false);
                _pageSize.Delivered();
                return page;
            }
            catch (QualysApiException exception) when (exception.Fault == ApiFault.TooMuch && _pageSize.ShrinkBelow(limit))
            {
                warn($"{exception.Finding} Going on with {_pageSize.Current:N0} hosts a call.");
            }
            catch (QualysApiException exception) when (exception.Fault is ApiFault.TooMuch or ApiFault.Transient)
            {
                var ids = range.Listed(listed).Take(limit).ToList();
                if (ids.Count == 0 || !await IsAliveAsync(selection, ids[0], cancellationToken).ConfigureAwait(false))
                    throw;
                warn($"{exception.Finding} Looking for the host that causes it among the {ids.Count:N0} from ID {ids[0]}.");
                return FetchedPage.Searched(
                    range, await SearchAsync(selection, range, ids, listed, cancellationToken).ConfigureAwait(false));
            }
        }
    }

    /// <summary>Takes over a page that was received in full. A page that was cut off is an error, so it is asked for again.</summary>
    private static FetchedPage Receive(HostIdRange range, ApiRequest request, ApiResponse answer)
    {
        if (!PageEnd.IsReached(answer.Body, HostListReader.RootElement))
            new HostListReader().Read(request, answer);
        return FetchedPage.Received(range, request, answer);
    }

    /// <summary>Reads these hosts one by one where it must; the listed hosts of the range after them follow on the next page.</summary>
    private async Task<HostPage> SearchAsync(
        KeyValuePair<string, string>[] selection, HostIdRange range, List<long> ids, HostIdSet listed, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(selection, ids, cancellationToken).ConfigureAwait(false);
        var rest = range with { First = ids[ids.Count - 1] + 1 };
        var next = rest.Listed(listed).Select(id => (long?)id).FirstOrDefault();
        return page with { Next = next is null ? null : new NextPage(next) };
    }

    /// <summary>Tells a page that Qualys cannot deliver from a Qualys that is down.</summary>
    private async Task<bool> IsAliveAsync(KeyValuePair<string, string>[] selection, long id, CancellationToken cancellationToken)
    {
        try
        {
            var one = new HostIdRange(id, null);
            await calls.CallAsync(
                "host ID list", HostListCalls.Listing("None", 1, one, selection), new IdListReader(calls.Notice).Read,
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (QualysApiException exception) when (exception.Fault is ApiFault.TooMuch or ApiFault.Transient)
        {
            return false;
        }
    }

    /// <summary>Pages that hold a few hosts each and none that Qualys delivers are as much a fault of Qualys as one such page.</summary>
    private void ThrowIfNothingIsDelivered(FetchedPage fetched, HostPage page)
    {
        _undelivered = fetched.IsSearched && page.Hosts.Count == 0 ? _undelivered + page.Rejected.Count : 0;
        if (_undelivered > BadHostBisector.MaxInARow)
        {
            var reason = page.Rejected[page.Rejected.Count - 1].Reason;
            throw new QualysApiException(
                ApiFault.Transient, Name, $"{_undelivered} hosts in a row, up to ID {page.HighestId}, are not delivered. {reason}",
                $"What was committed stays. If the next run ends alike, report this to Qualys.");
        }
    }
}
