using System.ComponentModel.DataAnnotations;
using QualysPlugin.Api.Xml;
using QualysPlugin.Filters;
using QualysPlugin.Runs.Setup;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>Hosts chosen by their Qualys tags (R38).</summary>
[TestClass]
public sealed class TagRunTests
{
    private readonly RunStage _stage = new();

    [TestMethod]
    public async Task A_tag_that_no_host_carries_is_refused_by_name_before_any_host_is_listed()
    {
        _stage.Qualys.Hold(1).Tagged["Prod"] = Carrying(1, "Prod");
        _stage.Settings.Tags = ["Prod", "Produktion"];
        _stage.Settings.ExcludedTags = ["Labor"];

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, FailureKind.Settings), (result.Status, result.FailureKind));
        StringAssert.Contains(result.Error, "tags: no host that this Qualys user sees carries the tag \"Produktion\".");
        StringAssert.Contains(result.Error, "excludedTags: no host that this Qualys user sees carries the tag \"Labor\".");
        Assert.IsEmpty(_stage.Platform.Assets);
    }

    [TestMethod]
    public async Task The_hosts_of_a_tag_are_imported()
    {
        _stage.Qualys.Hold(1, 2).Tagged["Prod"] = Carrying(1, "prod");
        _stage.Settings.Tags = [" Prod "];

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 2L), (result.Status, result.Counts.Created), result.Error);
    }

    [TestMethod]
    public async Task A_platform_that_selects_hosts_for_a_tag_that_does_not_exist_is_refused()
    {
        _stage.Qualys.Hold(1).Tagged["Prod"] = Carrying(1, "Other");
        _stage.Qualys.IgnoresTags = true;
        _stage.Settings.Tags = ["Prod"];

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, FailureKind.RemoteService), (result.Status, result.FailureKind));
        StringAssert.Contains(result.Error, "it does not select by tags");
        StringAssert.StartsWith(result.Error, "Qualys host list: ");
        Assert.IsEmpty(_stage.Platform.Assets);
    }

    [TestMethod]
    public async Task A_parent_tag_whose_hosts_show_its_children_only_is_accepted()
    {
        _stage.Qualys.Hold(1).Tagged["Business units"] = Carrying(1, "Finance");
        _stage.Settings.Tags = ["Business units"];

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 1L), (result.Status, result.Counts.Created), result.Error);
    }

    [TestMethod]
    public async Task A_name_with_a_comma_needs_an_ID_that_a_host_shows()
    {
        _stage.Qualys.Hold(1).Tagged["Prod"] = Carrying(1, "Prod");
        _stage.Settings.Tags = ["Prod", "Rio, São Paulo"];

        var refused = await _stage.RunAsync();
        _stage.Qualys.Tags.Add(new HostTag("7", "Rio, São Paulo"));
        var accepted = await _stage.RunAsync();

        Assert.AreEqual(FailureKind.Settings, refused.FailureKind);
        StringAssert.Contains(refused.Error, "the ID of the tag \"Rio, São Paulo\" is not known");
        Assert.AreEqual(RunStatus.Complete, accepted.Status, accepted.Error);
        Assert.AreEqual(
            "use_tags=1&tag_set_by=id&tag_include_selector=any&tag_set_include=id of Prod,7",
            string.Join("&", _stage.Qualys.LastPass!.Parameters.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [TestMethod]
    public async Task The_tags_that_hosts_carry_are_offered_in_the_order_of_their_names()
    {
        _stage.Qualys.Tags.AddRange([new HostTag("2", "Prod"), new HostTag("1", "lab"), new HostTag(null, "Rio, São Paulo")]);

        CollectionAssert.AreEqual(new[] { "lab", "Prod", "Rio, São Paulo" }, (await _stage.ChoicesAsync("tags")).ToArray());
    }

    [TestMethod]
    public void Other_tags_are_other_settings_and_their_order_is_none()
    {
        var (two, excluded) = (new[] { "Prod", "Lab" }, new[] { "Lab", "Prod" });

        var fingerprints = new[]
        {
            Fingerprint([], TagMatch.Any, []), Fingerprint(two, TagMatch.Any, []), Fingerprint(two, TagMatch.All, []),
            Fingerprint(["Prod"], TagMatch.Any, ["Lab"]), Fingerprint([], TagMatch.Any, two),
        };

        Assert.HasCount(5, fingerprints.Distinct());
        Assert.AreEqual(fingerprints[4], Fingerprint([], TagMatch.Any, excluded));
    }

    [TestMethod]
    [DataRow("10.0.0.1", "", "Prod", "", "tags: Qualys selects by tags or by IP ranges and asset groups, not by both; clear one of them.")]
    [DataRow("", "Linux", "", "Lab", "tags: Qualys selects by tags or by IP ranges and asset groups, not by both; clear one of them.")]
    [DataRow("", "", "Prod", "prod", "excludedTags: \"Prod\" is both chosen and excluded.")]
    [DataRow("", "", " ", "", "tags: the name of a tag is blank.")]
    [DataRow("", "", "", " ", "excludedTags: the name of a tag is blank.")]
    public void The_form_refuses_tags_that_contradict_before_it_is_saved(
        string ranges, string groups, string tags, string excluded, string problem)
    {
        var form = new ImportAssetsSettings
        {
            IpRanges = ranges, AssetGroups = List(groups), Tags = List(tags), ExcludedTags = List(excluded), Perimeter = "P",
        };

        Assert.AreEqual(problem, form.Validate(new ValidationContext(form)).Single().ErrorMessage);
    }

    private static string Fingerprint(string[] tags, TagMatch match, string[] excluded)
    {
        Assert.IsTrue(Platform.TryParse("https://q.example.test", out var platform, out _));
        var form = new ImportAssetsSettings { Tags = tags, TagMatch = match, ExcludedTags = excluded };
        return SettingsFingerprint.Of(new ImportPlan(form, null!, platform, IpRangeList.Parse(null)));
    }

    private static string[] List(string text) => text.Length == 0 ? [] : [text];

    private static HostRecord Carrying(long id, string tag) => new(id) { Tags = [new HostTag("id of " + tag, tag)] };
}
