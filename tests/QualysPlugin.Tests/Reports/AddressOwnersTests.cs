using NSubstitute;
using QualysPlugin.Api;
using QualysPlugin.Api.Xml;
using QualysPlugin.Assets;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>What is said of addresses that several hosts have (R11).</summary>
[TestClass]
public sealed class AddressOwnersTests
{
    private readonly List<string> _warnings = [];

    [TestMethod]
    [DataRow(5, "10.0.0.1; 10.0.0.2; 10.0.0.3; 10.0.0.4; 10.0.0.5.")]
    [DataRow(6, "10.0.0.1; 10.0.0.2; 10.0.0.3; 10.0.0.4; 10.0.0.5; …")]
    public async Task At_most_five_shared_addresses_are_named(int shared, string named)
    {
        var addresses = Enumerable.Range(1, shared).Select(last => $"10.0.0.{last}").ToList();

        await CheckAsync(addresses, addresses.SelectMany((address, index) => new[]
        {
            new HostRecord(index + 1) { Ip = address }, new HostRecord(index + 101) { Ip = address },
        }));

        Assert.AreEqual(
            $"What reports without host IDs say of some addresses ({shared}) is not used, because several hosts have each of them: {named}",
            _warnings.Single());
    }

    [TestMethod]
    public async Task A_host_with_an_IPv6_address_alone_is_named_by_it()
    {
        await CheckAsync(["::2"], [new HostRecord(1) { Ipv6 = "::2" }, new HostRecord(2) { Ipv6 = "::2" }]);

        StringAssert.EndsWith(_warnings.Single(), "several hosts have each of them: ::2.");
    }

    [TestMethod]
    public async Task A_host_with_addresses_of_both_families_is_named_by_that_of_IPv4()
    {
        await CheckAsync(
            ["::2"], [new HostRecord(1) { Ipv6 = "::2" }, new HostRecord(2) { Ip = "10.0.0.9", Ipv6 = "::2" }]);

        StringAssert.EndsWith(_warnings.Single(), "several hosts have each of them: 10.0.0.9.");
    }

    [TestMethod]
    public async Task An_address_of_one_host_is_no_warning()
    {
        await CheckAsync(["10.0.0.1"], [new HostRecord(1) { Ip = "10.0.0.1" }]);

        Assert.IsEmpty(_warnings);
    }

    private async Task CheckAsync(IEnumerable<string> addresses, IEnumerable<HostRecord> hosts)
    {
        var facts = new FactTable();
        foreach (var address in addresses)
            facts.Stage(HostKey.OfAddress(address, null)!.Value, new ReportedHost { NetBios = "NB" });
        facts.Commit(new ReportDate(DateTimeOffset.UnixEpoch, 1), ValueOrigin.HostList);
        var inventory = Substitute.For<IHostInventory>();
        inventory.FindHostsAtAsync([], default).ReturnsForAnyArgs(hosts.ToAsyncEnumerable());

        await new AddressOwners(inventory, _warnings.Add).CheckAsync(new ReportKnowledge(facts), CancellationToken.None);
    }
}
