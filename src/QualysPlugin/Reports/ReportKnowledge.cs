using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;

namespace QualysPlugin.Reports;

/// <summary>What the recent reports know about the hosts that are imported.</summary>
internal sealed class ReportKnowledge(FactTable facts)
{
    private static readonly char[] ListSeparators = [',', ';', ' '];

    /// <summary>No report is used.</summary>
    public static ReportKnowledge None { get; } = new(new FactTable());

    /// <summary>
    /// Whether a report that counts could not be read. What the host list leaves blank is not cleared then, because nobody
    /// knows what that report would have said.
    /// </summary>
    public bool IsIncomplete { get; init; }

    /// <summary>How many reports were read to their end.</summary>
    public int Reports { get; init; }

    /// <summary>How many hosts they describe.</summary>
    public int Hosts => facts.Count;

    /// <summary>What they say about a host; null when they say nothing.</summary>
    public ReportedFacts? Find(HostRecord host) => facts.Count == 0 ? null : facts.Find(Keys(host));

    /// <summary>The hosts that reports generated after a date say anything about.</summary>
    public HostsInReports ToldAfter(DateTimeOffset date)
    {
        var keys = facts.ToldAfter(date).ToList();
        var ids = new HostIdSet();
        foreach (var id in keys.Select(key => key.HostId).OfType<long>().OrderBy(id => id))
            ids.Add(id);
        return new HostsInReports(ids, keys.Count > ids.Count);
    }

    private static IEnumerable<HostKey> Keys(HostRecord host)
    {
        yield return HostKey.OfId(host.Id);
        foreach (var list in new[] { host.Ip, host.Ipv6 })
        {
            foreach (var address in list?.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                if (HostKey.OfAddress(address, host.NetworkId) is { } key)
                    yield return key;
            }
        }
    }
}
