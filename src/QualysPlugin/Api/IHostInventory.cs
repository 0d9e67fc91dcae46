using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Api;

/// <summary>What the product asks Qualys for.</summary>
internal interface IHostInventory : IDisposable
{
    /// <summary>The calls made so far.</summary>
    int Calls { get; }

    /// <summary>The asset groups registered in Qualys.</summary>
    Task<IReadOnlyList<AssetGroup>> ListAssetGroupsAsync(CancellationToken cancellationToken);

    /// <summary>The IDs of all hosts of a pass: the measure of completeness (R22).</summary>
    Task<HostIdSet> ListIdsAsync(HostFilterPass pass, CancellationToken cancellationToken);

    /// <summary>Which of these hosts the pass still holds.</summary>
    Task<HostIdSet> ListIdsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>The hosts of a pass from an ID on, page by page.</summary>
    IAsyncEnumerable<HostPage> ReadHostsAsync(HostFilterPass pass, long fromId, CancellationToken cancellationToken);

    /// <summary>These hosts of a pass, page by page.</summary>
    IAsyncEnumerable<HostPage> ReadHostsAsync(HostFilterPass pass, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);
}
