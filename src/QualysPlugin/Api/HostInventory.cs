using System.Globalization;
using System.Net;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Api;

/// <summary>The hosts, asset groups and reports of a Qualys platform.</summary>
internal sealed class HostInventory : IHostInventory
{
    private const string Groups = "asset group list";

    private readonly ApiCaller _caller;
    private readonly Action<string> _warn;
    private readonly IdListing _ids;
    private readonly HostPages _pages;
    private readonly HostsByAddress _addresses;
    private readonly AssetGroupReader _groups = new();

    public HostInventory(ApiCaller caller, int pageSize, ApiVersions versions, Action<string> warn)
    {
        var calls = new HostListCalls(caller, versions, warn);
        _caller = caller;
        _warn = warn;
        _ids = new IdListing(calls, warn);
        _pages = new HostPages(calls, pageSize, warn);
        _addresses = new HostsByAddress(calls, pageSize, warn);
        Reports = new ReportArchive(caller);
    }

    public int Calls => _caller.Calls;

    public int Capacity => _caller.Capacity;

    public IReportArchive Reports { get; }

    public TimeSpan BudgetDelay(long hosts) => _caller.BudgetDelay(_pages.CallsFor(hosts));

    public async Task<IReadOnlyList<AssetGroup>> ListAssetGroupsAsync(CancellationToken cancellationToken)
    {
        var groups = new List<AssetGroup>();
        var chain = new PageChain(Groups);
        for (long? idMin = 0; idMin is { } from;)
        {
            var request = new ApiRequest(Groups, "api/2.0/fo/asset/group/",
            [
                HostListCalls.Pair("action", "list"),
                HostListCalls.Pair("show_attributes", "ID,TITLE"),
                .. from > 0
                    ? [HostListCalls.Pair("id_min", from.ToString(CultureInfo.InvariantCulture))]
                    : Array.Empty<KeyValuePair<string, string>>(),
            ]);
            var page = new List<AssetGroup>();
            var next = await _caller.CallAsync(request, answer =>
            {
                page.Clear();
                return _groups.Read(request, answer, page);
            }, cancellationToken).ConfigureAwait(false);
            groups.AddRange(page);
            idMin = chain.Follow(next, from, page.Count == 0 ? null : page.Max(group => NumberOf(group.Id)), _warn);
        }

        return groups;
    }

    public Task<ListedIds> ListIdsAsync(HostFilterPass pass, CancellationToken cancellationToken) =>
        _ids.ListAsync([.. pass.Parameters], cancellationToken);

    public async Task<HostIdSet> ListIdsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await _ids.ListAsync([.. pass.Parameters, HostListCalls.Ids(ids)], cancellationToken).ConfigureAwait(false)).Ids;

    public async Task<HostIdSet> ListProcessedIdsAsync(HostFilterPass pass, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var processedAfter = HostListCalls.Pair("vm_processed_after", QualysDate.Write(after));
        return (await _ids.ListAsync([.. pass.Parameters, processedAfter], cancellationToken).ConfigureAwait(false)).Ids;
    }

    public IAsyncEnumerable<HostPage> ReadHostsAsync(
        HostFilterPass pass, long fromId, HostIdSet listed, CancellationToken cancellationToken) =>
        _pages.ReadAsync([.. pass.Parameters], fromId, listed, cancellationToken);

    public Task<HostPage> ReadHostsAsync(HostFilterPass pass, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        _pages.ReadAsync([.. pass.Parameters, HostListCalls.Ids(ids)], ids, cancellationToken);

    public IAsyncEnumerable<HostRecord> FindHostsAtAsync(IReadOnlyList<IPAddress> addresses, CancellationToken cancellationToken) =>
        _addresses.FindAsync(addresses, cancellationToken);

    public ValueTask DisposeAsync() => _caller.DisposeAsync();

    private static long NumberOf(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
