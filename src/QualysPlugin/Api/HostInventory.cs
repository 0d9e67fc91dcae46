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

    public int Calls => caller.Calls;

    public async Task<IReadOnlyList<AssetGroup>> ListAssetGroupsAsync(CancellationToken cancellationToken)
    {
        var groups = new List<AssetGroup>();
        for (long? idMin = 0; idMin is { } from;)
        {
            var request = new ApiRequest("asset group list", "api/2.0/fo/asset/group/",
                [Pair("action", "list"), Pair("show_attributes", "ID,TITLE"), .. From(from)]);
            var before = groups.Count;
            var next = await caller.CallAsync(request, answer => Read(answer, before), cancellationToken).ConfigureAwait(false);
            var highest = groups.Skip(before).Select(group => long.TryParse(group.Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).DefaultIfEmpty(0).Max();
            idMin = Follow(request, next, from, highest);

            NextPage? Read(ApiAnswer answer, int keep)
            {
                groups.RemoveRange(keep, groups.Count - keep);
                return _groups.Read(request, answer, groups);
            }
        }

        return groups;
    }

    public Task<HostIdSet> ListIdsAsync(HostFilterPass pass, CancellationToken cancellationToken) =>
        ListIdsAsync([.. pass.Parameters], cancellationToken);

    public Task<HostIdSet> ListIdsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ListIdsAsync([.. pass.Parameters, Ids(ids)], cancellationToken);

    public IAsyncEnumerable<HostPage> ReadHostsAsync(HostFilterPass pass, long fromId, CancellationToken cancellationToken) =>
        ReadHostsAsync([.. pass.Parameters], fromId, cancellationToken);

    public IAsyncEnumerable<HostPage> ReadHostsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        ReadHostsAsync([.. pass.Parameters, Ids(ids)], 0, cancellationToken);

    public void Dispose() => caller.Dispose();

    private static KeyValuePair<string, string> Pair(string key, string value) => new(key, value);

    private static KeyValuePair<string, string> Ids(IReadOnlyCollection<long> ids) =>
        Pair("ids", string.Join(",", ids.Select(id => id.ToString(CultureInfo.InvariantCulture))));

    private static IEnumerable<KeyValuePair<string, string>> From(long id) =>
        id > 0 ? [Pair("id_min", id.ToString(CultureInfo.InvariantCulture))] : [];

    private async Task<HostIdSet> ListIdsAsync(KeyValuePair<string, string>[] selection, CancellationToken cancellationToken)
    {
        var ids = new HostIdSet();
        for (long? idMin = 0; idMin is { } from;)
        {
            var parameters = Listing("None", IdsPerPage, from, selection);
            var (request, next) = await CallHostListAsync("host ID list", parameters,
                (request, answer) => _ids.Read(request, answer, ids), cancellationToken).ConfigureAwait(false);
            idMin = Follow(request, next, from, ids.Highest ?? 0);
        }

        return ids;
    }

    private async IAsyncEnumerable<HostPage> ReadHostsAsync(
        KeyValuePair<string, string>[] selection, long fromId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long? idMin = fromId; idMin is { } from;)
        {
            HostPage page;
            ApiRequest request;
            try
            {
                (request, page) = await CallHostListAsync("host list", Listing("Basic", _pageSize.Current, from, selection), _hosts.Read, cancellationToken).ConfigureAwait(false);
            }
            catch (QualysApiException exception) when (exception.Fault == ApiFault.TooMuch && _pageSize.Shrink())
            {
                warn($"{exception.Message} Going on with {_pageSize.Current:N0} hosts a call.");
                continue;
            }

            _pageSize.Delivered();
            yield return page;
            idMin = Follow(request, page.Next, from, page.HighestId ?? 0);
        }
    }

    private static List<KeyValuePair<string, string>> Listing(string details, int limit, long from, KeyValuePair<string, string>[] selection) =>
    [
        Pair("action", "list"),
        Pair("details", details),
        Pair("truncation_limit", limit.ToString(CultureInfo.InvariantCulture)),
        .. From(from),
        .. selection,
    ];

    private async Task<(ApiRequest Request, T Result)> CallHostListAsync<T>(
        string name, List<KeyValuePair<string, string>> parameters, Func<ApiRequest, ApiAnswer, T> read, CancellationToken cancellationToken)
    {
        while (true)
        {
            var request = new ApiRequest(name, $"api/{versions.Current}.0/fo/asset/host/", parameters);
            var version = versions.Current;
            try
            {
                return (request, await caller.CallAsync(request, answer => read(request, answer), cancellationToken).ConfigureAwait(false));
            }
            catch (QualysApiException exception) when (exception.Fault == ApiFault.VersionRetired && versions.FallBack())
            {
                warn($"{exception.Message} Version {version}.0 of the host list API is not served; falling back to {versions.Current}.0. Set Qualys.ApiVersion in web.config.");
            }
        }
    }

    private long? Follow(ApiRequest request, NextPage? next, long from, long highestId)
    {
        var idMin = PageChain.Next(request, next, from, highestId == 0 ? null : highestId, out var wentBackwards);
        if (wentBackwards)
            warn($"Qualys {request.Name}: the page from ID {from} points back to ID {next!.IdMin}; going on after its last ID {highestId}.");
        return idMin;
    }
}
