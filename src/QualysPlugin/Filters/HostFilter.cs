namespace QualysPlugin.Filters;

/// <summary>
/// Which hosts a run asks Qualys for (R2). Qualys combines its parameters with AND, and a host has to match one family
/// only, so ranges of both families make two passes.
/// </summary>
internal sealed class HostFilter
{
    private HostFilter(IReadOnlyList<HostFilterPass> passes) => Passes = passes;

    /// <summary>The passes; a host that matches several belongs to the first of them.</summary>
    public IReadOnlyList<HostFilterPass> Passes { get; }

    /// <summary>Whether it leaves out any host that the Qualys user sees.</summary>
    public bool IsRestricted => Passes.Any(pass => pass.Parameters.Any());

    /// <summary>Selects by tags, instead of by ranges and groups.</summary>
    public static HostFilter Create(TagFilter tags) => new([new HostFilterPass(null, null, null) { Tags = tags }]);

    /// <summary>Combines ranges and the IDs of asset groups.</summary>
    public static HostFilter Create(IpRangeList ranges, IReadOnlyList<string> assetGroupIds)
    {
        var groups = assetGroupIds.Count == 0 ? null : string.Join(",", assetGroupIds);
        var passes = new List<HostFilterPass>();
        if (ranges.IPv4.Count > 0)
            passes.Add(new HostFilterPass("ips", string.Join(",", ranges.IPv4), groups));
        if (ranges.IPv6.Count > 0)
            passes.Add(new HostFilterPass("ipv6", string.Join(",", ranges.IPv6), groups));
        if (passes.Count == 0)
            passes.Add(new HostFilterPass(null, null, groups));
        return new HostFilter(passes);
    }
}
