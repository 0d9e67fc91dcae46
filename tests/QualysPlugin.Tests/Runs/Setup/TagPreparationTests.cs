using NSubstitute;
using NSubstitute.ExceptionExtensions;
using QualysPlugin.Api;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs.Setup;

/// <summary>Tags are checked before hosts are listed (R38).</summary>
[TestClass]
public sealed class TagPreparationTests
{
    private readonly ImportAssetsSettings _form = new();
    private readonly IHostInventory _qualys = Substitute.For<IHostInventory>();

    public TagPreparationTests() => _qualys.FindTaggedHostAsync("", default).ReturnsForAnyArgs((HostRecord?)null);

    [TestMethod]
    public async Task A_form_without_tags_has_no_filter_and_asks_nothing()
    {
        Assert.IsNull(await ResolveAsync());

        await _qualys.DidNotReceiveWithAnyArgs().FindTaggedHostAsync("", default);
    }

    [TestMethod]
    [DataRow(TagMatch.Any, false)]
    [DataRow(TagMatch.All, true)]
    public async Task Each_name_is_asked_for_once_without_blanks(TagMatch match, bool matchesAll)
    {
        (_form.Tags, _form.TagMatch, _form.ExcludedTags) = (["Prod", " Prod "], match, ["Lab"]);
        Carries("Prod", "prod");
        Carries("Lab", "Lab");

        var filter = (await ResolveAsync())!;

        Assert.AreEqual(("Prod", "Lab", matchesAll), (filter.Included.Single(), filter.Excluded.Single(), filter.MatchesAll));
        Assert.IsNull(filter.Ids);
        await _qualys.Received(1).FindTaggedHostAsync("Prod", Arg.Any<CancellationToken>());
        await _qualys.ReceivedWithAnyArgs(2).FindTaggedHostAsync("", default);
    }

    [TestMethod]
    public async Task Excluded_tags_alone_make_a_filter()
    {
        _form.ExcludedTags = ["Lab"];
        Carries("Lab", "Lab");

        Assert.AreEqual("Lab", (await ResolveAsync())!.Excluded.Single());
    }

    [TestMethod]
    public async Task A_tag_that_qualys_refuses_is_a_problem_of_the_form()
    {
        _form.Tags = ["Prod"];
        Refuses("Prod", ApiFault.Parameter);

        var refusal = await Assert.ThrowsExactlyAsync<TaskSettingsException>(ResolveAsync);

        Assert.AreEqual("tags: Qualys refuses the tag \"Prod\". refused.", refusal.Problems.Single());
    }

    [TestMethod]
    public async Task A_fault_that_is_none_of_the_tag_ends_the_preparation()
    {
        _form.Tags = ["Prod"];
        Refuses("Prod", ApiFault.Transient);

        await Assert.ThrowsExactlyAsync<QualysApiException>(ResolveAsync);
    }

    [TestMethod]
    [DataRow(ApiFault.Parameter, true)]
    [DataRow(ApiFault.Transient, false)]
    public async Task A_qualys_that_refuses_a_tag_that_does_not_exist_looks_at_tags(object fault, bool isAccepted)
    {
        _form.Tags = ["Units"];
        Carries("Units", "Finance");
        _qualys.FindTaggedHostAsync(Arg.Is<string>(name => name.StartsWith("no-such-tag-")), Arg.Any<CancellationToken>())
            .ThrowsAsync(Fault((ApiFault)fault));

        if (isAccepted)
            Assert.IsNotNull(await ResolveAsync());
        else
            await Assert.ThrowsExactlyAsync<QualysApiException>(ResolveAsync);
    }

    [TestMethod]
    public async Task With_a_comma_in_one_name_all_are_asked_for_by_the_ids_that_hosts_show()
    {
        (_form.Tags, _form.ExcludedTags) = (["Prod", "Rio, São Paulo"], ["Lab"]);
        Carries("Prod", "Prod", id: "1");
        Carries("Lab", "Lab", id: null);
        Lists(new HostTag("3", "RIO, São Paulo"), new HostTag("9", "Prod"), new HostTag("2", "Lab"));

        var problem = (await Assert.ThrowsExactlyAsync<TaskSettingsException>(ResolveAsync)).Problems.Single();

        StringAssert.StartsWith(problem, "tags: the ID of the tag \"Lab\" is not known, because none of the first hosts shows it. Qualys");
        Carries("Lab", "Lab", id: "4");
        CollectionAssert.AreEquivalent(
            new[] { "Prod=1", "Rio, São Paulo=3", "Lab=4" },
            (await ResolveAsync())!.Ids!.Select(pair => $"{pair.Key}={pair.Value}").ToArray());
    }

    [TestMethod]
    public async Task A_tag_whose_hosts_do_not_show_it_is_looked_for_among_all_tags()
    {
        _form.Tags = ["Units", "Rio, São Paulo"];
        Carries("Units", "Finance", id: "1");
        Lists(new HostTag("3", "Rio, São Paulo"), new HostTag("7", "Units"));

        CollectionAssert.AreEquivalent(new[] { "7", "3" }, (await ResolveAsync())!.Ids!.Values.ToArray());
    }

    [TestMethod]
    public async Task A_comma_in_an_excluded_name_needs_ids_too()
    {
        (_form.Tags, _form.ExcludedTags) = (["Prod"], ["Rio, São Paulo"]);
        Carries("Prod", "Prod", id: "1");
        Lists(new HostTag("3", "Rio, São Paulo"));

        Assert.HasCount(2, (await ResolveAsync())!.Ids!);
    }

    [TestMethod]
    public async Task A_name_with_a_comma_is_not_asked_for_by_name()
    {
        _form.Tags = ["Rio, São Paulo"];
        Lists(new HostTag("3", "Rio, São Paulo"));

        Assert.AreEqual("3", (await ResolveAsync())!.Ids!.Single().Value);
        await _qualys.DidNotReceiveWithAnyArgs().FindTaggedHostAsync("", default);
    }

    private static QualysApiException Fault(ApiFault fault) => new(fault, "host list", $"refused.", $"");

    private void Carries(string asked, string shown, string? id = null) =>
        _qualys.FindTaggedHostAsync(asked, Arg.Any<CancellationToken>()).Returns(new HostRecord(1) { Tags = [new HostTag(id, shown)] });

    private void Refuses(string name, ApiFault fault) =>
        _qualys.FindTaggedHostAsync(name, Arg.Any<CancellationToken>()).ThrowsAsync(Fault(fault));

    private void Lists(params HostTag[] tags) => _qualys.ListTagsAsync(default).ReturnsForAnyArgs(tags);

    private Task<TagFilter?> ResolveAsync() => TagPreparation.ResolveAsync(_form, _qualys, CancellationToken.None);
}
