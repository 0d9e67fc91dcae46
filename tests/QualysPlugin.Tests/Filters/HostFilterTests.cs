using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Filters;

[TestClass]
public sealed class HostFilterTests
{
    [TestMethod]
    public void No_filter_is_one_pass_without_parameters() =>
        Assert.IsEmpty(HostFilter.Create(IpRangeList.Parse(null), []).Passes.Single().Parameters);

    [TestMethod]
    public void Ranges_of_both_families_make_two_passes_that_both_carry_the_groups()
    {
        var filter = HostFilter.Create(IpRangeList.Parse("10.0.0.1, 2001:db8::1"), ["7", "8"]);

        CollectionAssert.AreEqual(
            new[] { "ips=10.0.0.1&ag_ids=7,8", "ipv6=2001:db8::1&ag_ids=7,8" },
            filter.Passes.Select(pass => string.Join("&", pass.Parameters.Select(pair => $"{pair.Key}={pair.Value}"))).ToArray());
    }
}
