using System.Globalization;
using System.Runtime.CompilerServices;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Api;

/// <summary>The host list and the asset groups of a Qualys platform, paged by <c>id_min</c>.</summary>
internal sealed class HostInventory(ApiCaller caller, int pageSize, ApiVersions versions, Action<string> warn) : IHostInventory
{
    private const int IdsPerPage = 100_000;

    private readonly HostListReader _hosts = new();
    private readonly IdListReader _ids = new();
    private readonly AssetGroupReader _groups = new();
    private readonly PageSize _pageSize = new(pageSize);
    private readonly PageIsolation _isolation = new();

    public int Calls => caller.Calls;

    public DateTimeOffset? FirstListedAt { get; private set; }

    public IReportArchive Reports { get; } = new ReportArchive(caller);

    public TimeSpan BudgetDelay(long hosts) => caller.BudgetDelay((int)Math.Min(int.MaxValue, (hosts + _pageSize.Current - 1) / _pageSize.Current));

    public async Task<IReadOnlyList<AssetGroup>> ListAssetGroupsAsync(CancellationToken cancellationToken)
    {
        var groups = new List<AssetGroup>();
        var chain = new PageChain("asset group list");
        for (long? idMin = 0; idMin is { } from;)
        {
            var request = new ApiRequest("asset group list", "api/2.0/fo/asset/group/",
                [Pair("action", "list"), Pair("show_attributes", "ID,TITLE"), .. From(from)]);
            var page = new List<AssetGroup>();
            var next = await caller.CallAsync(request, answer =>
            {
                page.Clear();
                return _groups.Read(request, answer, page);
            }, cancellationToken).ConfigureAwait(false);
            groups.AddRange(page);
            idMin = Follow(chain, next, from, page.Count == 0 ? null : page.Max(group => NumberOf(group.Id)));
        }

        return groups;
    }

    public Task<HostIdSet> ListIdsAsync(HostFilterPass pass, CancellationToken cancellationToken) =>
        ListIdsAsync([.. pass.Parameters], pass.Ids.First, cancellationToken);

    public Task<HostIdSet> ListIdsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ListIdsAsync([.. pass.Parameters, Ids(ids)], 0, cancellationToken);

    public Task<HostIdSet> ListProcessedIdsAsync(HostFilterPass pass, DateTimeOffset after, CancellationToken cancellationToken) =>
        ListIdsAsync([.. pass.Parameters, Pair("vm_processed_after", QualysDate.Write(after))], pass.Ids.First, cancellationToken);

    public async IAsyncEnumerable<HostPage> ReadHostsAsync(
        HostFilterPass pass, long fromId, HostIdSet listed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] selection = [.. pass.Parameters];
        var chain = new PageChain("host list");
        for (long? idMin = Math.Max(fromId, pass.Ids.First); idMin is { } from;)
        {
            var page = await ReadPageAsync(selection, from, listed, cancellationToken).ConfigureAwait(false);
            if (page is null)
                continue;
            yield return page;
            idMin = page.HighestId >= pass.Ids.Last ? null : Follow(chain, page.Next, from, page.HighestId);
        }
    }

    public async Task<HostPage> ReadHostsAsync(HostFilterPass pass, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] selection = [.. pass.Parameters, Ids(ids)];
        return await IsolateAsync(selection, ids, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => caller.DisposeAsync();

    private static KeyValuePair<string, string> Pair(string key, string value) => new(key, value);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long NumberOf(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static KeyValuePair<string, string> Ids(IReadOnlyCollection<long> ids) => Pair("ids", string.Join(",", ids.Select(Text)));

    private static IEnumerable<KeyValuePair<string, string>> From(long id) => id > 0 ? [Pair("id_min", Text(id))] : [];

    private static List<KeyValuePair<string, string>> Listing(string details, int limit, long from, IEnumerable<KeyValuePair<string, string>> selection) =>
    [
        Pair("action", "list"),
        Pair("details", details),
        Pair("truncation_limit", Text(limit)),
        .. From(from),
        .. selection,
    ];

    /// <summary>Reads one page; null when it was too much for Qualys and has to be asked for again with a smaller size.</summary>
    private async Task<HostPage?> ReadPageAsync(
        KeyValuePair<string, string>[] selection, long from, HostIdSet listed, CancellationToken cancellationToken)
    {
        var parameters = Listing("Basic", _pageSize.Current, from, selection);
        try
        {
            var page = await CallHostListAsync("host list", parameters, _hosts.Read, cancellationToken).ConfigureAwait(false);
            _pageSize.Delivered();
            return page;
        }
        catch (QualysApiException exception) when (exception.Fault == ApiFault.TooMuch && _pageSize.Shrink())
        {
            warn($"{exception.Finding} Going on with {_pageSize.Current:N0} hosts a call.");
            return null;
        }
        catch (QualysApiException exception) when (exception.Fault is ApiFault.TooMuch or ApiFault.Passing)
        {
            var ids = listed.From(from).Take(_pageSize.Current).ToList();
            if (ids.Count == 0 || !await IsAliveAsync(selection, ids[0], cancellationToken).ConfigureAwait(false))
                throw;
            warn($"{exception.Finding} Looking for the host that causes it among the {ids.Count:N0} from ID {ids[0]}.");
            var page = await IsolateAsync(selection, ids, cancellationToken).ConfigureAwait(false);
            var next = listed.From(ids[ids.Count - 1] + 1).Select(id => (long?)id).FirstOrDefault();
            return page with { Next = next is null ? null : new NextPage(next) };
        }
    }

    /// <summary>Tells a page that Qualys cannot deliver from a Qualys that is down.</summary>
    private async Task<bool> IsAliveAsync(KeyValuePair<string, string>[] selection, long id, CancellationToken cancellationToken)
    {
        try
        {
            await CallHostListAsync("host ID list", Listing("None", 1, id, selection), (request, answer) => _ids.Read(request, answer, new HostIdSet()), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (QualysApiException exception) when (exception.Fault is ApiFault.TooMuch or ApiFault.Passing)
        {
            return false;
        }
    }

    private async Task<HostPage> IsolateAsync(KeyValuePair<string, string>[] selection, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        await _isolation.ReadAsync(ids, async (first, last) =>
        {
            var parameters = Listing("Basic", 0, first,
                [.. selection.Where(parameter => parameter.Key != HostFilterPass.HighestIdParameter), Pair(HostFilterPass.HighestIdParameter, Text(last))]);
            return await CallHostListAsync("host list", parameters, _hosts.Read, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);

    private async Task<HostIdSet> ListIdsAsync(KeyValuePair<string, string>[] selection, long first, CancellationToken cancellationToken)
    {
        var ids = new HostIdSet();
        var chain = new PageChain("host ID list");
        for (long? idMin = first; idMin is { } from;)
        {
            var before = ids.Highest;
            var next = await CallHostListAsync("host ID list", Listing("None", IdsPerPage, from, selection),
                (request, answer) => _ids.Read(request, answer, ids), cancellationToken).ConfigureAwait(false);
            FirstListedAt ??= _ids.AnsweredAt;
            idMin = Follow(chain, next, from, ids.Highest == before ? null : ids.Highest);
        }

        return ids;
    }

    private async Task<T> CallHostListAsync<T>(
        string name, List<KeyValuePair<string, string>> parameters, Func<ApiRequest, ApiAnswer, T> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = versions.Current;
            var request = new ApiRequest(name, $"api/{version}.0/fo/asset/host/", parameters);
            try
            {
                return await caller.CallAsync(request, answer => read(request, answer), cancellationToken).ConfigureAwait(false);
            }
            catch (QualysApiException exception) when (exception.Fault == ApiFault.VersionRetired && versions.FallBack())
            {
                warn($"{exception.Finding} Version {version}.0 of the host list API is not served; falling back to {versions.Current}.0. Set Qualys.ApiVersion in web.config.");
            }
        }
    }

    private long? Follow(PageChain chain, NextPage? next, long from, long? highestId)
    {
        var idMin = chain.Next(next, from, highestId, out var wentBackwards);
        if (wentBackwards)
            warn($"Qualys: the page from ID {from} points back to ID {next!.IdMin}; going on after its last ID {highestId}.");
        return idMin;
    }
}
