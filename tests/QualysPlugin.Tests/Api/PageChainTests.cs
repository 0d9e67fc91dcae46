using QualysPlugin.Api;

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
        Assert.AreEqual(next, PageChain.Next(Answers.Request, new NextPage(stated), from, highest, out var wentBackwards));
        Assert.AreEqual(backwards, wentBackwards);
    }

    [TestMethod]
    public void The_last_page_has_no_next() => Assert.IsNull(PageChain.Next(Answers.Request, null, 1, 5, out _));

    [TestMethod]
    public void A_chain_that_does_not_advance_at_all_is_an_error() =>
        Assert.ThrowsExactly<QualysApiException>(() => PageChain.Next(Answers.Request, new NextPage(7), 7, null, out _));

    [TestMethod]
    public void Page_sizes_halve_down_to_one_and_grow_back_to_what_was_configured()
    {
        var size = new PageSize(5);

        Assert.IsTrue(size.Shrink() && size.Shrink());
        Assert.AreEqual(1, size.Current);
        Assert.IsFalse(size.Shrink());
        for (var page = 0; page < 30; page++)
            size.Delivered();
        Assert.AreEqual(5, size.Current);
    }

    [TestMethod]
    public void Versions_fall_back_to_lower_ones_and_then_to_higher_ones()
    {
        var versions = new ApiVersions(3);
        var tried = new List<int> { versions.Current };
        while (versions.FallBack())
            tried.Add(versions.Current);

        CollectionAssert.AreEqual(new[] { 3, 2, 4, 5 }, tried);
    }
}
