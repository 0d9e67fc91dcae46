using QualysPlugin.Api;
using QualysPlugin.Api.Versions;
using QualysPlugin.Api.Xml;
using QualysPlugin.Completeness;
using QualysPlugin.Filters;

namespace QualysPlugin.Tests.Api;

/// <summary>What Qualys is asked about tags, and what its answers show (R38).</summary>
[TestClass]
public sealed class TagQueryTests
{
    private static readonly HostFilterPass Prod = new(null, null, null) { Tags = new TagFilter(["Prod"], false, ["Lab"]) };

    private readonly List<string> _warnings = [];

    [TestMethod]
    public async Task The_tags_of_the_first_hosts_are_read_in_one_call_whatever_follows()
    {
        var qualys = Answering(
            Tagged(1, "Prod", "Lab") + Tagged(2, "Prod"), "<WARNING><CODE>1980</CODE><URL>?id_min=3</URL></WARNING>");
        await using var inventory = Open(qualys, 10_000);

        var tags = await inventory.ListTagsAsync(CancellationToken.None);

        CollectionAssert.AreEqual(new[] { new HostTag("P-Prod", "Prod"), new HostTag("P-Lab", "Lab") }, tags.ToArray());
        Assert.AreEqual("action=list&details=Basic&truncation_limit=5000&show_tags=1", Asked(qualys).Single());
    }

    [TestMethod]
    public async Task A_host_that_carries_a_tag_is_asked_for_alone_and_shows_its_tags()
    {
        var qualys = Answering(Tagged(7, "R&D"));
        await using var inventory = Open(qualys, 10);

        var host = await inventory.FindTaggedHostAsync("R&D", CancellationToken.None);

        Assert.AreEqual(7L, host!.Id);
        Assert.AreEqual(
            "action=list&details=Basic&truncation_limit=1&use_tags=1&tag_set_by=name&tag_include_selector=any&tag_set_include=R&D"
                + "&show_tags=1",
            Asked(qualys).Single());
    }

    [TestMethod]
    public async Task A_malformed_host_carries_the_tag_all_the_same()
    {
        await using var inventory = Open(Answering("<HOST><ID>7</ID><IP>broken</DNS></HOST>"), 10);

        Assert.AreEqual(7L, (await inventory.FindTaggedHostAsync("Prod", CancellationToken.None))!.Id);
    }

    [TestMethod]
    public async Task The_listing_of_IDs_has_the_filter_and_shows_no_tags()
    {
        var qualys = new StubTransport(_ => Answers.Of(Answers.Page("<ID_SET><ID>1</ID></ID_SET>")));
        await using var inventory = Open(qualys, 10);

        await inventory.ListIdsAsync(Prod, CancellationToken.None);

        Assert.AreEqual(
            "action=list&details=None&truncation_limit=100000&use_tags=1&tag_set_by=name&tag_include_selector=any&tag_set_include=Prod"
                + "&tag_exclude_selector=any&tag_set_exclude=Lab",
            Asked(qualys).Single());
    }

    [TestMethod]
    [DataRow("Prod", false)]
    [DataRow("PROD;Web", false)]
    [DataRow("Web", true)]
    [DataRow("Prod;Lab", true)]
    public async Task A_delivered_host_whose_tags_are_not_those_of_the_filter_is_a_warning_once(string tags, bool isNamed)
    {
        var qualys = Answering(Tagged(4, "Prod") + Tagged(5, tags.Split(';')) + Tagged(6, tags.Split(';')));
        await using var inventory = Open(qualys, 10);
        var listed = new HostIdSet();
        listed.AddRange(4, 6);

        await foreach (var page in inventory.ReadHostsAsync(Prod, 0, listed, CancellationToken.None))
            Assert.HasCount(3, page.Hosts);
        await inventory.ReadHostsAsync(Prod, [5], CancellationToken.None);

        CollectionAssert.AreEqual(
            isNamed
                ? new[]
                {
                    "Qualys delivers host 5 for the tags of the task, but the host shows other tags: "
                        + $"{tags.Replace(";", ", ", StringComparison.Ordinal)}. "
                        + "This is right only if a tag of the task is the parent of one of them.",
                }
                : [],
            _warnings);
    }

    [TestMethod]
    public async Task Hosts_that_show_no_tags_prove_nothing()
    {
        var qualys = Answering("<HOST><ID>4</ID></HOST>");
        await using var inventory = Open(qualys, 10);

        await inventory.ReadHostsAsync(Prod, [4], CancellationToken.None);

        Assert.IsEmpty(_warnings);
    }

    private static StubTransport Answering(string hosts, string after = "") =>
        new(_ => Answers.Of(Answers.Page($"<HOST_LIST>{hosts}</HOST_LIST>", after)));

    private static string Tagged(int id, params string[] tags) =>
        $"<HOST><ID>{id}</ID><TAGS>"
        + string.Concat(tags.Select(tag =>
            $"<TAG><TAG_ID><![CDATA[P-{tag}]]></TAG_ID><NAME><![CDATA[{tag}]]></NAME></TAG>")) + "</TAGS></HOST>";

    private static IEnumerable<string> Asked(StubTransport qualys) =>
        qualys.Calls.Select(call => string.Join("&", call.Parameters.Select(pair => $"{pair.Key}={pair.Value}")));

    private HostInventory Open(StubTransport qualys, int pageSize) =>
        new(qualys.Caller(), pageSize, new PlatformVersions(new ApiVersionMemory(), null), _warnings.Add);
}
