using System.Net;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Completeness;

namespace QualysPlugin.Reports;

/// <summary>What the recent reports know about the hosts that are imported.</summary>
internal sealed class ReportKnowledge(FactTable facts)
{
    /// <summary>No report is used.</summary>
    public static ReportKnowledge None { get; } = new(new FactTable());

    /// <summary>
    /// Whether a report that counts could not be read. What the host list leaves blank is not cleared then, because nobody
    /// knows what that report would have said.
    /// </summary>
    public bool IsIncomplete { get; init; }

    /// <summary>Whether hosts that reports name by address alone are known; false: Qualys did not say which hosts these are.</summary>
    public bool JoinsByAddress { get; init; } = true;

    /// <summary>How many reports were read to their end.</summary>
    public int Reports { get; init; }

    /// <summary>How many hosts they describe.</summary>
    public int Hosts => facts.Count;

    /// <summary>What they say about a host; null when they say nothing.</summary>
    public ReportedFacts? Find(HostRecord host) =>
        facts.Count == 0 ? null : facts.Find(HostKey.Of(host).Where(key => JoinsByAddress || key.HostId is not null));

    /// <summary>The addresses by which reports name hosts.</summary>
    public IEnumerable<IPAddress> Addresses => facts.Addresses();

    /// <summary>The same without what reports say of hosts that they name by address alone.</summary>
    public ReportKnowledge WithoutAddresses() => new(facts) { IsIncomplete = true, Reports = Reports, JoinsByAddress = false };

    /// <summary>Records that Qualys holds a host, which may have an address that a report names.</summary>
    /// <returns>Whether it has one that another host has, too, so that nobody is told what the report says.</returns>
    public bool Claim(HostRecord host)
    {
        var isSecond = false;
        foreach (var key in HostKey.Of(host))
            isSecond |= key.HostId is null && facts.Claim(key, host.Id);
        return isSecond;
    }

    /// <summary>The hosts that reports generated after a date say anything about.</summary>
    public HostsInReports ReportedAfter(DateTimeOffset date)
    {
        var keys = facts.ReportedAfter(date).ToList();
        var ids = new HostIdSet();
        foreach (var id in keys.Select(key => key.HostId).OfType<long>().OrderBy(id => id))
            ids.Add(id);
        return new HostsInReports(ids, keys.Count > ids.Count);
    }
}
