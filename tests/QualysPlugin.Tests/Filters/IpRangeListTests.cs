using System.Net;
using CsCheck;
using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Filters;

[TestClass]
public sealed class IpRangeListTests
{
    private static readonly Gen<uint> Address = Gen.UInt;

    [TestMethod]
    public void Single_range_and_block_forms_of_both_families_are_understood()
    {
        var list =
            IpRangeList.Parse("10.0.0.0/30, 192.168.1.1 - 192.168.1.20\n 172.16.0.9 ; 2001:db8::/126,2001:db8:1::1-2001:db8:1::f,::1");

        CollectionAssert.AreEqual(new[] { "10.0.0.0-10.0.0.3", "172.16.0.9", "192.168.1.1-192.168.1.20" }, Texts(list.IPv4));
        CollectionAssert.AreEqual(new[] { "::1", "2001:db8::-2001:db8::3", "2001:db8:1::1-2001:db8:1::f" }, Texts(list.IPv6));
        Assert.IsEmpty(list.Problems);
    }

    [TestMethod]
    [DataRow("300.1.1.1")]
    [DataRow("10.0.0.9-10.0.0.1")]
    [DataRow("10.0.0.1-2001:db8::1")]
    [DataRow("10.0.0.0/33")]
    [DataRow("2001:db8::/129")]
    [DataRow("10.0.0.0/")]
    [DataRow("10.0.0.0/x")]
    [DataRow("10.0.0")]
    [DataRow("10.0.0.01")]
    [DataRow("10.0.0.1-20")]
    [DataRow("fe80::1%eth0")]
    [DataRow("[::1]")]
    [DataRow("1.2.3.4.5")]
    [DataRow("server1")]
    [DataRow("-")]
    [DataRow("1")]
    public void A_malformed_entry_is_a_problem_that_names_it(string entry)
    {
        var list = IpRangeList.Parse("10.0.0.1," + entry);

        Assert.HasCount(1, list.Problems);
        StringAssert.Contains(list.Problems[0], $"\"{entry}\"");
    }

    [TestMethod]
    [DataRow("server1", "is not an IP address, a range (first-last) or a CIDR block")]
    [DataRow("-10.0.0.1", "begins with \"\", which is not an IP address")]
    [DataRow("x-10.0.0.1", "begins with \"x\", which is not an IP address")]
    [DataRow("10.0.0.1-y", "ends with \"y\", which is not an IP address")]
    [DataRow("10.0.0.1-2001:db8::1", "mixes an IPv4 and an IPv6 address")]
    [DataRow("10.0.0.2-10.0.0.1", "is reversed: its first address is higher than its last")]
    [DataRow("/24", "begins with \"\", which is not an IP address")]
    [DataRow("10.0.0.0/1x", "has the prefix length \"1x\"; it must be a number from 0 to 32")]
    [DataRow("2001:db8::/129", "has the prefix length \"129\"; it must be a number from 0 to 128")]
    [DataRow("10.0.0.0/0008", "has the prefix length \"0008\"; it must be a number from 0 to 32")]
    public void A_problem_says_what_is_wrong(string entry, string problem) =>
        Assert.AreEqual($"ipRanges: \"{entry}\" {problem}.", IpRangeList.Parse(entry).Problems.Single());

    [TestMethod]
    [DataRow("10.0.0.1")]
    [DataRow("10.0.0.1-10.0.0.1")]
    [DataRow("10.0.0.0/8")]
    public void A_good_entry_has_no_problem(string entry)
    {
        Assert.IsNotNull(IpRange.Parse(entry, out var problem));
        Assert.IsNull(problem);
    }

    [TestMethod]
    [DataRow("10.0.0.7/30", "10.0.0.4-10.0.0.7")]
    [DataRow("10.0.0.8/29", "10.0.0.8-10.0.0.15")]
    [DataRow("10.1.2.3/32", "10.1.2.3")]
    [DataRow("10.1.2.3/0", "0.0.0.0-255.255.255.255")]
    [DataRow("2001:db8::5/127", "2001:db8::4-2001:db8::5")]
    public void A_block_covers_all_addresses_with_its_prefix(string block, string range) =>
        Assert.AreEqual(range, IpRange.Parse(block, out _)!.ToString());

    [TestMethod]
    public void Blank_entries_and_no_text_are_no_ranges()
    {
        Assert.IsEmpty(IpRangeList.Parse(null).IPv4);
        Assert.IsEmpty(IpRangeList.Parse(" , \n ,").Problems);
    }

    [TestMethod]
    public void Ranges_that_overlap_or_touch_are_merged()
    {
        var list = IpRangeList.Parse("10.0.0.5-10.0.0.9, 10.0.0.1-10.0.0.4, 10.0.0.7-10.0.0.20, 10.0.0.22, 255.255.255.255");

        CollectionAssert.AreEqual(new[] { "10.0.0.1-10.0.0.20", "10.0.0.22", "255.255.255.255" }, Texts(list.IPv4));
    }

    [TestMethod]
    [DataRow("10.0.0.1-10.0.0.5, 10.0.0.5-10.0.0.9", "10.0.0.1-10.0.0.9")]
    [DataRow("9.0.0.0-9.255.255.255, 10.0.0.0-10.0.0.1", "9.0.0.0-10.0.0.1")]
    [DataRow("10.0.0.1-10.0.0.9, 10.0.0.2-10.0.0.3", "10.0.0.1-10.0.0.9")]
    public void Ranges_that_share_or_adjoin_an_address_become_one(string ranges, string merged) =>
        Assert.AreEqual(merged, Texts(IpRangeList.Parse(ranges).IPv4).Single());

    [TestMethod]
    public void Merging_covers_exactly_the_same_addresses() =>
        Gen.Select(Gen.Select(Address, Gen.UInt[0, 50]).List[1, 20], Gen.UInt[0, 60]).Sample((ranges, offset) =>
        {
            var parsed = ranges.Select(range => (First: range.Item1 & 0xFFFF, Last: (range.Item1 & 0xFFFF) + range.Item2)).ToList();
            var merged = IpRangeList.Parse(string.Join(",", parsed.Select(range => $"{Text(range.First)}-{Text(range.Last)}"))).IPv4;
            foreach (
                var probe in parsed.SelectMany(
                    range => new[] { range.First, range.Last, range.First - 1, range.Last + 1, range.First + offset }))
            {
                var isIn = parsed.Exists(range => range.First <= probe && probe <= range.Last);
                Assert.AreEqual(isIn, merged.Any(range => range.Contains(IPAddress.Parse(Text(probe)))));
            }
        });

    [TestMethod]
    public void What_a_range_prints_is_read_as_the_same_range() =>
        Gen.Select(Address, Address).Sample((one, other) =>
        {
            var range = IpRange.Parse($"{Text(Math.Min(one, other))}-{Text(Math.Max(one, other))}", out _)!;
            Assert.AreEqual(range.ToString(), IpRange.Parse(range.ToString(), out _)!.ToString());
        });

    [TestMethod]
    public void No_text_whatever_is_an_exception() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.:-/,%fF "], 0, 40]).Sample(text => IpRangeList.Parse(text) is not null);

    private static string[] Texts(IReadOnlyList<IpRange> ranges) => [.. ranges.Select(range => range.ToString())];

    private static string Text(uint address) => new IPAddress(BitConverter.GetBytes(address).Reverse().ToArray()).ToString();
}
