using System.Net;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Limits;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Api;

/// <summary>The hosts, asset groups and reports of a Qualys platform.</summary>
internal sealed class HostInventory : IHostInventory
{
    private readonly ApiCaller _caller;
    private readonly PlatformVersions _versions;
    private readonly NewerVersion _newer;
    private readonly IdListing _ids;
    private readonly HostPages _pages;
    private readonly HostsByAddress _addresses;
    private readonly AssetGroupList _groups;
    private readonly TagQueries _tags;
    private readonly int _pageSize;

    public HostInventory(ApiCaller caller, int pageSize, PlatformVersions versions, Action<string> warn)
    {
        var notices = new ServiceNotices(warn);
        var hosts = new VersionedCalls(caller, versions.Hosts, notices);
        var calls = new HostListCalls(hosts);
        _caller = caller;
        _pageSize = pageSize;
        _versions = versions;
        _newer = new NewerVersion(hosts, versions.Memory, notices);
        _ids = new IdListing(calls, warn);
        _pages = new HostPages(calls, pageSize, warn);
        _addresses = new HostsByAddress(calls, pageSize, warn);
        _groups = new AssetGroupList(new VersionedCalls(caller, versions.AssetGroups, notices), warn);
        _tags = new TagQueries(calls, warn);
        Reports = new ReportArchive(new VersionedCalls(caller, versions.Reports, notices));
    }

    public int Calls => _caller.Calls;

    public int Capacity => _caller.Capacity;

    public IReportArchive Reports { get; }

    public TimeSpan BudgetDelay(long hosts) => _caller.BudgetDelay(_pages.CallsFor(hosts));

    public ApiVersionMemory Versions => _versions.Memory;

    public Task<IReadOnlyList<AssetGroup>> ListAssetGroupsAsync(CancellationToken cancellationToken) =>
        _groups.ReadAsync(cancellationToken);

    public Task<IReadOnlyList<HostTag>> ListTagsAsync(CancellationToken cancellationToken) => _tags.ListAsync(_pageSize, cancellationToken);

    public Task<HostRecord?> FindTaggedHostAsync(string tag, CancellationToken cancellationToken) =>
        _tags.FindHostAsync(tag, cancellationToken);

    public Task LookForNewerVersionAsync(long hostId, DateTimeOffset now, CancellationToken cancellationToken) =>
        _newer.LookAsync(hostId, now, cancellationToken);

    public Task<ListedIds> ListIdsAsync(HostFilterPass pass, CancellationToken cancellationToken) =>
        _ids.ListAsync([.. pass.Parameters], cancellationToken);

    public async Task<HostIdSet> ListIdsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken) =>
        (await _ids.ListAsync([.. pass.Parameters, HostListCalls.Ids(ids)], cancellationToken).ConfigureAwait(false)).Ids;

    public async Task<HostIdSet> ListProcessedIdsAsync(HostFilterPass pass, DateTimeOffset after, CancellationToken cancellationToken)
    {
        var processedAfter = HostListCalls.Pair("vm_processed_after", QualysDate.Write(after));
        return (await _ids.ListAsync([.. pass.Parameters, processedAfter], cancellationToken).ConfigureAwait(false)).Ids;
    }

    public Task<HostIdSet> ListAllIdsAsync(CancellationToken cancellationToken) => _ids.ListInFewCallsAsync([], cancellationToken);

    public Task<HostIdSet> ListNotScannedIdsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        _ids.ListInFewCallsAsync([HostListCalls.Pair("no_vm_scan_since", QualysDate.Write(since))], cancellationToken);

    public IAsyncEnumerable<HostPage> ReadHostsAsync(
        HostFilterPass pass, long fromId, HostIdSet listed, CancellationToken cancellationToken) =>
        _tags.CheckAsync(pass, _pages.ReadAsync([.. pass.Parameters], fromId, listed, cancellationToken), cancellationToken);

    public async Task<HostPage> ReadHostsAsync(HostFilterPass pass, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string>[] selection = [.. pass.Parameters, HostListCalls.Ids(ids)];
        return _tags.Check(pass, await _pages.ReadAsync(selection, ids, cancellationToken).ConfigureAwait(false));
    }

    public IAsyncEnumerable<HostRecord> FindHostsAtAsync(IReadOnlyList<IPAddress> addresses, CancellationToken cancellationToken) =>
        _addresses.FindAsync(addresses, cancellationToken);

    public ValueTask DisposeAsync() => _caller.DisposeAsync();
}
