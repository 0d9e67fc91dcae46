using System.Net;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Api;

/// <summary>What the product asks Qualys for.</summary>
internal interface IHostInventory : IAsyncDisposable
{
    /// <summary>The calls made so far.</summary>
    int Calls { get; }

    /// <summary>How many calls may run at the same time now (R35).</summary>
    int Capacity { get; }

    /// <summary>The reports that Qualys keeps.</summary>
    IReportArchive Reports { get; }

    /// <summary>How much longer it takes to read a number of hosts because of the account's call budget (R26).</summary>
    TimeSpan BudgetDelay(long hosts);

    /// <summary>The versions of the APIs that the platform serves, as far as they are known.</summary>
    ApiVersionMemory Versions { get; }

    /// <summary>The asset groups registered in Qualys.</summary>
    Task<IReadOnlyList<AssetGroup>> ListAssetGroupsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Goes over to a newer version of the host list if the platform serves one that delivers a host as the version in use does. Looks
    /// once a month, once a day where Qualys announced the end of the version in use, and not where <c>web.config</c> asks for one.
    /// </summary>
    /// <param name="hostId">A host that Qualys lists.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    Task LookForNewerVersionAsync(long hostId, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The tags that hosts carry, as far as one call shows them.</summary>
    Task<IReadOnlyList<HostTag>> ListTagsAsync(CancellationToken cancellationToken);

    /// <summary>A host that Qualys selects by the name of a tag; null: it selects none.</summary>
    Task<HostRecord?> FindTaggedHostAsync(string tag, CancellationToken cancellationToken);

    /// <summary>The IDs of all hosts of a pass: the measure of completeness (R22).</summary>
    Task<ListedIds> ListIdsAsync(HostFilterPass pass, CancellationToken cancellationToken);

    /// <summary>Which of these hosts the pass still holds.</summary>
    Task<HostIdSet> ListIdsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>The IDs of the hosts of a pass that Qualys processed after a time by its clock.</summary>
    Task<HostIdSet> ListProcessedIdsAsync(HostFilterPass pass, DateTimeOffset after, CancellationToken cancellationToken);

    /// <summary>The IDs of all hosts that the Qualys user sees, whatever the filter, in as few calls as possible (R37).</summary>
    Task<HostIdSet> ListAllIdsAsync(CancellationToken cancellationToken);

    /// <summary>The IDs of all hosts that were not scanned since a time by Qualys' clock, whatever the filter, in as few calls as possible
    /// (R37).</summary>
    Task<HostIdSet> ListNotScannedIdsAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>The hosts of a pass from an ID on, page by page in ascending order; pages are read ahead at the same time.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="fromId">The lowest ID.</param>
    /// <param name="listed">The IDs that the pass lists, by which the pages are cut.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    IAsyncEnumerable<HostPage> ReadHostsAsync(HostFilterPass pass, long fromId, HostIdSet listed, CancellationToken cancellationToken);

    /// <summary>These hosts of a pass, in ascending order; those that cannot be delivered are rejected.</summary>
    Task<HostPage> ReadHostsAsync(HostFilterPass pass, IReadOnlyList<long> ids, CancellationToken cancellationToken);

    /// <summary>The hosts that have one of these addresses, whatever the filter; a host may come several times.</summary>
    IAsyncEnumerable<HostRecord> FindHostsAtAsync(IReadOnlyList<IPAddress> addresses, CancellationToken cancellationToken);
}
