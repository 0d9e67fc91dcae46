namespace QualysPlugin.Api.Xml;

/// <summary>One page of the host list.</summary>
/// <param name="Hosts">The hosts, in the order of the page.</param>
/// <param name="Rejected">The elements that are not hosts.</param>
/// <param name="Next">Where the next page begins; null on the last page.</param>
internal sealed record HostPage(IReadOnlyList<HostRecord> Hosts, IReadOnlyList<RejectedHost> Rejected, NextPage? Next)
{
    /// <summary>The highest ID on the page, rejected hosts included; null when it has none.</summary>
    public long? HighestId
    {
        get
        {
            long? highest = null;
            foreach (var host in Hosts)
                highest = Math.Max(highest ?? 0, host.Id);
            foreach (var rejected in Rejected)
                highest = rejected.Id is { } id ? Math.Max(highest ?? 0, id) : highest;
            return highest;
        }
    }
}
