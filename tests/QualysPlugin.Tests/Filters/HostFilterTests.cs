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

    [TestMethod]
    public void Several_ranges_of_a_family_are_one_list()
    {
        var filter = HostFilter.Create(IpRangeList.Parse("10.0.0.1, 10.0.0.9, 2001:db8::1, 2001:db8::9"), []);

        CollectionAssert.AreEqual(
            new[] { "10.0.0.1,10.0.0.9", "2001:db8::1,2001:db8::9" }, filter.Passes.Select(pass => pass.Ranges).ToArray());
    }

    [TestMethod]
    [DataRow(false, "any")]
    [DataRow(true, "all")]
    public void Tags_are_asked_for_by_name_instead_of_ranges_and_groups(bool matchesAll, string selector)
    {
        var filter = HostFilter.Create(new TagFilter(["Prod", "R&D"], matchesAll, ["Lab"]));

        Assert.AreEqual(
            $"use_tags=1&tag_set_by=name&tag_include_selector={selector}&tag_set_include=Prod,R&D"
                + "&tag_exclude_selector=any&tag_set_exclude=Lab",
            string.Join("&", filter.Passes.Single().Parameters.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [TestMethod]
    public void Tags_are_asked_for_by_their_IDs_where_a_name_holds_a_comma()
    {
        var filter = new TagFilter([], false, ["Rio, São Paulo", "Lab"])
        {
            Ids = new Dictionary<string, string> { ["Rio, São Paulo"] = "7", ["Lab"] = "8" },
        };

        Assert.AreEqual(
            "use_tags=1&tag_set_by=id&tag_exclude_selector=any&tag_set_exclude=7,8",
            string.Join("&", filter.Parameters.Select(pair => $"{pair.Key}={pair.Value}")));
        Assert.IsTrue(TagFilter.NeedsId("Rio, São Paulo"));
        Assert.IsTrue(TagFilter.NeedsId(", Rio"));
        Assert.IsFalse(TagFilter.NeedsId("Lab"));
    }

    [TestMethod]
    public void The_hosts_of_one_tag_are_asked_for_by_any_of_it() => Assert.AreEqual(
        "use_tags=1&tag_set_by=name&tag_include_selector=any&tag_set_include=Prod",
        string.Join("&", TagFilter.Of("Prod").Parameters.Select(pair => $"{pair.Key}={pair.Value}")));

    [TestMethod]
    public void A_host_with_one_of_several_excluded_tags_does_not_match()
    {
        var filter = new TagFilter([], false, ["x", "y"]);

        Assert.IsFalse(filter.Matches(["a", "Y"]));
        Assert.IsTrue(filter.Matches(["a"]));
    }

    [TestMethod]
    [DataRow("a", true, false, true, true)]
    [DataRow("a,b", true, true, true, true)]
    [DataRow("A,B,c", true, true, true, true)]
    [DataRow("c", false, false, true, true)]
    [DataRow("", false, false, true, true)]
    [DataRow("a,b,x", true, true, false, false)]
    public void A_host_matches_by_any_or_all_of_its_tags_and_by_no_excluded_one(
        string tags, bool any, bool all, bool notExcluded, bool onlyExclusion)
    {
        var carried = tags.Split(',');

        Assert.AreEqual(any && notExcluded, new TagFilter(["a", "b"], false, ["x"]).Matches(carried));
        Assert.AreEqual(all && notExcluded, new TagFilter(["a", "b"], true, ["x"]).Matches(carried));
        Assert.AreEqual(onlyExclusion, new TagFilter([], false, ["x"]).Matches(carried));
    }
}
