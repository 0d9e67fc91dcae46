using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;
using QualysPlugin.Tests.Reports;

namespace QualysPlugin.Tests.Runs;

/// <summary>A Qualys inventory in memory: what it lists and what it delivers are two things, as in life.</summary>
internal sealed class FakeInventory : IHostInventory
{
    public List<long> Listed { get; } = [];

    public List<HostPage> Pages { get; } = [];

    public int Calls => 0;

    public int Capacity => 2;

    /// <summary>Qualys' clock.</summary>
    public DateTimeOffset? ListedAt { get; set; }

    /// <summary>The hosts that Qualys says it has processed, whatever the time.</summary>
    public List<long> Processed { get; } = [];

    /// <summary>Since when Qualys was asked for processed hosts; null: never.</summary>
    public DateTimeOffset? AskedProcessedAfter { get; private set; }

    /// <summary>The hosts that were read, in the order of reading.</summary>
    public List<long> Read { get; } = [];

    /// <summary>Hosts outside of the task's filter.</summary>
    public List<HostRecord> Others { get; } = [];

    /// <summary>The asset groups.</summary>
    public List<AssetGroup> Groups { get; } = [];

    /// <summary>The addresses whose hosts were asked for.</summary>
    public List<string> AskedAddresses { get; } = [];

    /// <summary>Set: Qualys does not say which hosts have an address.</summary>
    public QualysApiException? AddressFault { get; set; }

    public IReportArchive Reports { get; } = new FakeArchive();

    /// <summary>How long the calls for so many hosts have to wait.</summary>
    public Func<long, TimeSpan> Delay { get; set; } = _ => TimeSpan.Zero;

    /// <summary>The numbers of hosts for which that was asked.</summary>
    public List<long> AskedDelays { get; } = [];

    /// <summary>Set: Qualys refuses to list hosts.</summary>
    public QualysApiException? ListFault { get; set; }

    /// <summary>The host and the time with which newer versions were looked for.</summary>
    public (long Id, DateTimeOffset Now)? LookedForNewerVersion { get; private set; }

    /// <summary>The malformed records that come when missing hosts are asked for again.</summary>
    public List<RejectedHost> AgainRejected { get; } = [];

    public TimeSpan BudgetDelay(long hosts)
    {
        AskedDelays.Add(hosts);
        return Delay(hosts);
    }

    public ApiVersionMemory Versions { get; } = new();

    /// <summary>The hosts that are asked for by a tag.</summary>
    public Dictionary<string, HostRecord> Tagged { get; } = [];

    /// <summary>Whether hosts are delivered for every tag.</summary>
    public bool IgnoresTags { get; set; }

    /// <summary>The pass that was listed last.</summary>
    public HostFilterPass? LastPass { get; private set; }

    /// <summary>The tags that hosts carry.</summary>
    public List<HostTag> Tags { get; } = [];

    public Task<IReadOnlyList<HostTag>> ListTagsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<HostTag>>(Tags);

    public Task<HostRecord?> FindTaggedHostAsync(string tag, CancellationToken cancellationToken) =>
        Task.FromResult(Tagged.GetValueOrDefault(tag) ?? (IgnoresTags ? HostOf(1) : null));

    public Task LookForNewerVersionAsync(long hostId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        LookedForNewerVersion = (hostId, now);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AssetGroup>> ListAssetGroupsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AssetGroup>>(Groups);

    public Task<ListedIds> ListIdsAsync(HostFilterPass pass, CancellationToken cancellationToken)
    {
        LastPass = pass;
        return ListFault is { } fault
            ? Task.FromException<ListedIds>(fault)
            : Task.FromResult(new ListedIds(SetOf(Listed), ListedAt));
    }

    public Task<HostIdSet> ListIdsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken)
    {
        if (!ReferenceEquals(pass, HostFilterPass.Everything))
            return Task.FromResult(SetOf(Listed.Where(ids.Contains)));
        Questions.Add($"{ids.Count} IDs");
        return ListingFault is { } fault ? throw fault : Task.FromResult(SetOf(ListedWithoutFilter.Where(ids.Contains)));
    }

    public Task<HostIdSet> ListProcessedIdsAsync(HostFilterPass pass, DateTimeOffset after, CancellationToken cancellationToken)
    {
        AskedProcessedAfter = after;
        return Task.FromResult(SetOf(Processed));
    }

    /// <summary>The hosts that Qualys lists without any filter.</summary>
    public List<long> ListedWithoutFilter { get; } = [];

    /// <summary>The hosts that were not scanned, whatever the time.</summary>
    public List<long> NotScanned { get; } = [];

    /// <summary>Since when Qualys was asked for hosts that were not scanned; null: never.</summary>
    public DateTimeOffset? AskedNotScannedSince { get; private set; }

    /// <summary>What was asked besides the listing of the run and the hosts.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>Set: Qualys does not say which hosts it lists without the filter.</summary>
    public QualysApiException? ListingFault { get; set; }

    /// <summary>Set: Qualys does not say which hosts were not scanned.</summary>
    public QualysApiException? NotScannedFault { get; set; }

    public Task<HostIdSet> ListAllIdsAsync(CancellationToken cancellationToken)
    {
        Questions.Add("all");
        return ListingFault is { } fault ? throw fault : Task.FromResult(SetOf(ListedWithoutFilter));
    }

    public Task<HostIdSet> ListNotScannedIdsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        Questions.Add("not scanned");
        AskedNotScannedSince = since;
        return NotScannedFault is { } fault ? throw fault : Task.FromResult(SetOf(NotScanned));
    }

    public async IAsyncEnumerable<HostPage> ReadHostsAsync(
        HostFilterPass pass, long fromId, HostIdSet listed,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in Pages.Where(page => page.HighestId is null || page.HighestId >= fromId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<HostRecord> hosts = [.. page.Hosts.Where(host => host.Id >= fromId)];
            Read.AddRange(hosts.Select(host => host.Id));
            yield return page with
            {
                Hosts = hosts,
                Rejected = [.. page.Rejected.Where(rejected => rejected.Id is not { } id || id >= fromId)],
            };
            await Task.Yield();
        }
    }

    public Task<HostPage> ReadHostsAsync(HostFilterPass pass, IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Read.AddRange(ids);
        return Task.FromResult(
            new HostPage([.. Pages.SelectMany(page => page.Hosts).Where(host => ids.Contains(host.Id))], [.. AgainRejected], null));
    }

    public async IAsyncEnumerable<HostRecord> FindHostsAtAsync(
        IReadOnlyList<System.Net.IPAddress> addresses,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        AskedAddresses.AddRange(addresses.Select(address => address.ToString()));
        await Task.Yield();
        if (AddressFault is { } fault)
            throw fault;
        foreach (var host in Pages.SelectMany(page => page.Hosts).Concat(Others))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = $"{host.Ip},{host.Ipv6}".Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (own.Any(address => AskedAddresses.Contains(address)))
                yield return host;
        }
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>Lists and delivers hosts on one page.</summary>
    public FakeInventory Hold(params long[] ids)
    {
        Listed.AddRange(ids);
        Pages.Add(new HostPage([.. ids.Select(HostOf)], [], null));
        return this;
    }

    public static HostRecord HostOf(long id) => new(id) { NetBios = $"H{id}" };

    private static HostIdSet SetOf(IEnumerable<long> ids)
    {
        var set = new HostIdSet();
        foreach (var id in ids)
            set.Add(id);
        return set;
    }
}
