using System.Net;
using QualysPlugin.Api.Xml;
using QualysPlugin.Reports;

namespace QualysPlugin.Tests.Reports;

/// <summary>By what reports and the host list name the same host (R11).</summary>
[TestClass]
public sealed class HostKeyTests
{
    [TestMethod]
    [DataRow("10.1.2.3", "10.1.2.3")]
    [DataRow("255.0.0.1", "255.0.0.1")]
    [DataRow("1.0.0.0", "1.0.0.0")]
    [DataRow("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6")]
    [DataRow("::2", "::2")]
    [DataRow("1::ffff:0:0", "1::ffff:0:0")]
    [DataRow("::ffff:10.1.2.3", "10.1.2.3")]
    [DataRow("0.0.0.199", null)]
    [DataRow("0.255.255.255", null)]
    public void A_key_tells_its_address_unless_it_is_a_placeholder(string address, string? told) =>
        Assert.AreEqual(told is null ? null : IPAddress.Parse(told), HostKey.OfAddress(address, null)!.Value.Address);

    [TestMethod]
    public void The_key_of_an_id_tells_the_id_and_no_address()
    {
        Assert.AreEqual(((long?)7, (IPAddress?)null), (HostKey.OfId(7).HostId, HostKey.OfId(7).Address));
        Assert.IsNull(HostKey.OfId(0xFFFF_0A01_0203).Address);
        Assert.IsNull(HostKey.OfAddress("10.1.2.3", null)!.Value.HostId);
    }

    [TestMethod]
    [DataRow(null, null, true)]
    [DataRow(" ", null, true)]
    [DataRow("0", "0", true)]
    [DataRow(" 4321 ", "4321", true)]
    [DataRow("-100", "-100", true)]
    [DataRow("-2147483645", "-2147483645", true)]
    [DataRow("0", null, false)]
    [DataRow("17", "18", false)]
    public void Keys_are_equal_if_address_and_network_are(string? network, string? other, bool areEqual) =>
        Assert.AreEqual(areEqual, HostKey.OfAddress("10.0.0.1", network)!.Value == HostKey.OfAddress("10.0.0.1", other)!.Value);

    [TestMethod]
    [DataRow("10.0.0", "0")]
    [DataRow("server", null)]
    [DataRow("10.0.0.1", "none")]
    [DataRow("10.0.0.1", "1.5")]
    [DataRow("10.0.0.1", "2147483648")]
    [DataRow("10.0.0.1", "-2147483646")]
    [DataRow("10.0.0.1", "-2147483647")]
    [DataRow("10.0.0.1", "-2147483648")]
    public void A_malformed_address_or_network_is_no_key(string address, string? network) =>
        Assert.IsNull(HostKey.OfAddress(address, network));

    [TestMethod]
    public void A_host_is_named_by_its_id_and_by_each_of_its_addresses_with_and_without_its_network()
    {
        var keys = HostKey.Of(new HostRecord(7) { Ip = "10.0.0.1, 10.0.0.2;bad", Ipv6 = "::2", NetworkId = "5" }).ToList();

        CollectionAssert.AreEqual(
            new[]
            {
                HostKey.OfId(7), Key("10.0.0.1", "5"), Key("10.0.0.1", null), Key("10.0.0.2", "5"), Key("10.0.0.2", null), Key("::2", "5"),
                Key("::2", null),
            },
            keys);
    }

    [TestMethod]
    public void A_host_that_says_no_network_is_in_the_default_one()
    {
        CollectionAssert.AreEqual(
            new[] { HostKey.OfId(7), Key("10.0.0.1", "0"), Key("10.0.0.1", null) },
            HostKey.Of(new HostRecord(7) { Ip = "10.0.0.1" }).ToList());
        Assert.AreEqual(HostKey.OfId(7), HostKey.Of(new HostRecord(7)).Single());
    }

    [TestMethod]
    public void Only_a_key_that_states_no_network_takes_that_of_its_report()
    {
        Assert.AreEqual(Key("10.0.0.1", "5"), Key("10.0.0.1", null).InNetwork("5"));
        Assert.AreEqual(Key("10.0.0.1", "3"), Key("10.0.0.1", "3").InNetwork("5"));
        Assert.AreEqual(HostKey.OfId(7), HostKey.OfId(7).InNetwork("5"));
    }

    /// <summary>In a table of 65,536 places, 10,000 keys at random would take 9,276; crowded places cost time.</summary>
    [TestMethod]
    public void Keys_that_differ_in_one_part_only_are_spread_over_a_table()
    {
        const int keys = 10_000;
        Assert.IsGreaterThan(9_000, Places(Enumerable.Range(1, keys).Select(id => HostKey.OfId(id))));
        Assert.IsGreaterThan(9_000, Places(Enumerable.Range(1, keys).Select(part => Key($"10.0.{part / 256}.{part % 256}", null))));
        Assert.IsGreaterThan(9_000, Places(Enumerable.Range(1, keys).Select(part => Key($"2001:{part:x}::1", null))));
        Assert.IsGreaterThan(9_000, Places(Enumerable.Range(1, keys).Select(network => Key("10.0.0.1", $"{network}"))));
    }

    private static int Places(IEnumerable<HostKey> keys) => keys.Select(key => key.SpreadHash() & 0xFFFF).Distinct().Count();

    private static HostKey Key(string address, string? network) => HostKey.OfAddress(address, network)!.Value;
}
