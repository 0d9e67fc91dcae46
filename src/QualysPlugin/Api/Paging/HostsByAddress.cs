using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;

namespace QualysPlugin.Api.Paging;

/// <summary>Finds hosts by their addresses: a page of addresses a call, several calls at the same time.</summary>
internal sealed class HostsByAddress(HostListCalls calls, int pageSize, Action<string> warn)
{
    private const string Name = "host list";

    /// <summary>A host takes about this much memory while it waits for its turn.</summary>
    private const int BytesPerHost = 500;

    /// <summary>The hosts that have one of these addresses; a host with several addresses may come several times.</summary>
    public async IAsyncEnumerable<HostRecord> FindAsync(
        IReadOnlyList<IPAddress> addresses, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new ReadAhead<KeyValuePair<string, string>, List<HostRecord>>(
            ReadAsync, hosts => hosts.Count * BytesPerHost, () => calls.Capacity);
        await foreach (var hosts in ahead.InOrderAsync(Selections(addresses), cancellationToken).ConfigureAwait(false))
        {
            foreach (var host in hosts)
                yield return host;
        }
    }

    /// <summary>The parameters that select hosts by address, each of at most a page of addresses.</summary>
    private IEnumerable<KeyValuePair<string, string>> Selections(IReadOnlyList<IPAddress> addresses)
    {
        foreach (var family in addresses.GroupBy(address => address.AddressFamily))
        {
            var parameter = family.Key == AddressFamily.InterNetworkV6 ? "ipv6" : "ips";
            var page = new List<IpRange>(Math.Min(pageSize, addresses.Count));
            foreach (var address in family)
            {
                page.Add(IpRange.Of(address));
                if (page.Count < pageSize)
                    continue;
                yield return Selection(parameter, page);
                page.Clear();
            }

            if (page.Count > 0)
                yield return Selection(parameter, page);
        }
    }

    private static KeyValuePair<string, string> Selection(string parameter, List<IpRange> addresses) =>
        HostListCalls.Pair(parameter, string.Join(",", IpRange.Merge(addresses)));

    private async Task<List<HostRecord>> ReadAsync(KeyValuePair<string, string> selection, CancellationToken cancellationToken)
    {
        var hosts = new List<HostRecord>();
        var chain = new PageChain(Name);
        for (long? idMin = 0; idMin is { } from;)
        {
            var parameters = HostListCalls.Listing("Basic", pageSize, new HostIdRange(from, null), [selection]);
            var page = await calls.CallAsync(Name, parameters, new HostListReader(calls.Notice).Read, cancellationToken)
                .ConfigureAwait(false);
            hosts.AddRange(page.Hosts);
            idMin = chain.Follow(page.Next, from, page.HighestId, warn);
        }

        return hosts;
    }
}
