using System.Globalization;
using QualysSimulator.Inventory;

namespace QualysSimulator.Listing;

/// <summary>A parsed host list request.</summary>
internal sealed class HostQuery
{
    public const int DefaultLimit = 1_000;
    public const int MaxLimit = 1_000_000;

    public string Details { get; init; } = "Basic";

    /// <summary>0: no paging.</summary>
    public int Limit { get; init; } = DefaultLimit;

    public long IdMin { get; init; }

    public long IdMax { get; init; } = long.MaxValue;

    public HostIdRanges? Ids { get; init; }

    public AddressRanges? IPv4 { get; init; }

    public AddressRanges? IPv6 { get; init; }

    public IReadOnlyList<SimulatedGroup>? Groups { get; init; }

    public IReadOnlySet<int>? Networks { get; init; }

    /// <summary>Null: tags select nothing.</summary>
    public TagSelection? Tags { get; init; }

    /// <summary>Whether hosts show their tags.</summary>
    public bool ShowsTags { get; init; }

    /// <summary>Only hosts with a scan processed after this time.</summary>
    public DateTimeOffset? ProcessedAfter { get; init; }

    /// <summary>Only hosts without a scan since this time.</summary>
    public DateTimeOffset? NotScannedSince { get; init; }

    /// <summary>Whether hosts show the asset that they belong to.</summary>
    public bool ShowsAssetIds { get; init; }

    public bool IsIdsOnly => Details == "None";

    public bool HasAll => Details.StartsWith("All", StringComparison.Ordinal);

    public bool HasAssetGroups => Details.EndsWith("/AGs", StringComparison.Ordinal);

    /// <summary>Whether matching needs the whole host and not only its ID and its last scan.</summary>
    public bool HasHostFilter =>
        IPv4 is not null || IPv6 is not null || Groups is not null || Networks is not null || ProcessedAfter is not null
        || Tags is not null;

    public bool MatchesId(long id) => Ids is null || Ids.Contains(id);

    /// <summary>Parameters are combined with AND; <c>ips</c> and <c>ipv6</c> are parameters like any other.</summary>
    public bool Matches(SimulatedHost host) =>
        (IPv4 is null || host.IPv4Addresses.Any(IPv4.Contains))
        && (IPv6 is null || host.IPv6Addresses.Any(IPv6.Contains))
        && (Groups is null || Groups.Any(group => group.Includes(host)))
        && (NotScannedSince is null || !(host.Scanned >= NotScannedSince))
        && (ProcessedAfter is null || host.Processed > ProcessedAfter)
        && (Tags is null || Tags.Selects(AssetTags.Of(host).Select(tag => (tag.Id.ToString(CultureInfo.InvariantCulture), tag.Name))))
        && (Networks is null || Networks.Contains(host.NetworkId));
}
