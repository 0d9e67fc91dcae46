using QualysPlugin.Api.Http;
using QualysPlugin.Api.Paging;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;

namespace QualysPlugin.Tests.Api;

[TestClass]
public sealed class PageChainTests
{
    [TestMethod]
    [DataRow(201L, 101L, 200L, 201L, false)]
    [DataRow(500L, 101L, 200L, 500L, false)]
    [DataRow(101L, 101L, 200L, 201L, true)]
    [DataRow(1L, 101L, 200L, 201L, true)]
    [DataRow(150L, 101L, 200L, 201L, true)]
    [DataRow(null, 101L, 200L, 201L, false)]
    public void The_next_page_begins_after_everything_that_was_delivered(long? stated, long from, long highest, long next, bool backwards)
    {
        Assert.AreEqual(next, new PageChain("host list").Next(new NextPage(stated), from, highest, out var wentBackwards));
        Assert.AreEqual(backwards, wentBackwards);
    }

    [TestMethod]
    public void The_last_page_has_no_next() => Assert.IsNull(new PageChain("host list").Next(null, 1, 5, out _));

    [TestMethod]
    public void A_chain_that_does_not_advance_at_all_is_an_error() =>
        Assert.ThrowsExactly<QualysApiException>(() => new PageChain("host list").Next(new NextPage(7), 7, null, out _));

    [TestMethod]
    public void A_page_that_ends_before_it_should_begin_is_an_error_however_far_it_points()
    {
        var exception =
            Assert.ThrowsExactly<QualysApiException>(() => new PageChain("host list").Next(new NextPage(5000), 201, 200, out _));

        StringAssert.Contains(exception.Message, "the page from ID 201 ends at ID 200");
    }

    [TestMethod]
    public void Pages_that_hold_nothing_and_always_name_a_next_one_come_to_an_end()
    {
        var chain = new PageChain("host list");
        long? next = 1;
        var pages = 0;

        Assert.ThrowsExactly<QualysApiException>(() =>
        {
            for (; pages < 10_000; pages++)
                next = chain.Next(new NextPage(next + 10), next!.Value, null, out _);
        });

        Assert.AreEqual(100, pages);
    }

    [TestMethod]
    public void Page_sizes_halve_down_to_one_and_grow_back_to_what_was_configured()
    {
        var size = new PageSize(5);

        Assert.IsTrue(size.ShrinkBelow(5) && size.ShrinkBelow(2));
        Assert.AreEqual(1, size.Current);
        Assert.IsFalse(size.ShrinkBelow(1));
        for (var page = 0; page < 30; page++)
            size.Delivered();
        Assert.AreEqual(5, size.Current);
    }

    [TestMethod]
    public void Pages_of_one_size_that_fail_at_the_same_time_halve_it_once()
    {
        var size = new PageSize(8);

        Assert.IsTrue(size.ShrinkBelow(8) && size.ShrinkBelow(8) && size.ShrinkBelow(8));

        Assert.AreEqual(4, size.Current);
    }

    [TestMethod]
    public void Calls_that_find_the_same_version_retired_fall_back_once()
    {
        var versions = new ApiVersions(QualysApi.Hosts, null, new ApiVersionMemory());

        Assert.IsTrue(versions.FallBackFrom(5) && versions.FallBackFrom(5));

        Assert.AreEqual(6, versions.Current);
    }

    [TestMethod]
    public void Versions_fall_back_to_the_nearest_ones_and_to_a_later_one_before_an_earlier_one()
    {
        var versions = new ApiVersions(QualysApi.Hosts, 3, new ApiVersionMemory());
        var tried = new List<int> { versions.Current };
        while (versions.FallBackFrom(versions.Current))
            tried.Add(versions.Current);

        CollectionAssert.AreEqual(new[] { 3, 4, 2, 5, 6, 7, 8, 9 }, tried);
    }
}
