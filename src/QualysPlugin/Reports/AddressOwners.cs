using System.Net;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Reports;

/// <summary>
/// Reports without host IDs name hosts by address. An address may belong to several hosts: in several networks if the report states
/// none, and in one network too. Qualys is asked which hosts have the addresses; what is said of several hosts is said of none.
/// </summary>
/// <param name="inventory">Asked for the hosts, whatever the filter of the task.</param>
/// <param name="warn">Called with what is not used, and why.</param>
internal sealed class AddressOwners(IHostInventory inventory, Action<string> warn)
{
    /// <summary>So many addresses are named in the warning.</summary>
    private const int MaxNamed = 5;

    /// <summary>Finds the addresses that several hosts have.</summary>
    /// <param name="knowledge">What reports know.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>What may be used of it.</returns>
    /// <exception cref="QualysApiException">Qualys refuses the login, or is under maintenance.</exception>
    public async Task<ReportKnowledge> CheckAsync(ReportKnowledge knowledge, CancellationToken cancellationToken)
    {
        IReadOnlyList<IPAddress> addresses = [.. knowledge.Addresses.Distinct()];
        if (addresses.Count == 0)
            return knowledge;
        var shared = new List<string>();
        var count = 0;
        try
        {
            await foreach (var host in inventory.FindHostsAtAsync(addresses, cancellationToken).ConfigureAwait(false))
            {
                if (knowledge.Claim(host) && ++count <= MaxNamed)
                    shared.Add($"{host.Ip ?? host.Ipv6}");
            }
        }
        catch (QualysApiException exception) when (!RecentReports.EndsTheRun(exception))
        {
            warn("What reports say of hosts that they name by address alone is not used, because Qualys does not say which hosts these "
                + $"are: {exception.WhatHappened} {exception.Advice}");
            return knowledge.WithoutAddresses();
        }

        if (count > 0)
        {
            warn($"What reports without host IDs say of some addresses ({count:N0}) is not used, because several hosts have each of them: "
                + $"{string.Join("; ", shared)}{(count > MaxNamed ? "; …" : ".")}");
        }

        return knowledge;
    }
}
