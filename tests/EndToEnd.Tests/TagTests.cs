using System.Globalization;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>Hosts chosen by Qualys tags, instead of by ranges and groups (R38).</summary>
[TestClass]
public sealed class TagTests
{
    private const string Comma = "Rio, São Paulo";

    private static readonly string[] Names = ["Prod", "Web", "Lab", "R&D <x>", Comma];

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("Prod", "any", "", "1 2 5")]
    [DataRow("Prod;Web", "any", "", "1 2 3 5")]
    [DataRow("Prod;Web", "all", "", "2 5")]
    [DataRow("Prod;Web", "any", "Lab", "1 3 5")]
    [DataRow("Prod;Web", "all", "Lab", "5")]
    [DataRow("", "all", "Web", "1 4 6")]
    [DataRow("", "any", "Web;R&D <x>", "1 4")]
    [DataRow("R&D <x>", "any", "", "6")]
    [DataRow(Comma, "any", "", "4")]
    [DataRow("Prod;" + Comma, "any", "Lab", "1 4 5")]
    public async Task Tags_import_exactly_their_hosts(string tags, string match, string excluded, string ids)
    {
        using var recorded = new RecordedResponses()
            .Page(Host(1, "Prod"), Host(2, "Prod", "Web", "Lab"), Host(3, "Web"), Host(4, Comma))
            .Page(Host(5, "Web", "Prod"), Host(6, "R&D <x>"));
        await using var qualys = await recorded.ServeAsync();
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(
            ImportSettings.For(qualys) with { Tags = List(tags), TagMatch = match, ExcludedTags = List(excluded) });

        Assert.AreEqual((0, "Complete"), (run.ExitCode, run.Summary.Status), run.ToString());
        Assert.AreEqual(ids, string.Join(" ", (await host.AssetsAsync()).Select(asset => (string)asset["id"]!).Order()));
        Assert.IsFalse(run.Errors.Contains("shows other tags", StringComparison.Ordinal), run.ToString());
    }

    [TestMethod]
    [DataRow("any", 1_160)]
    [DataRow("all", 200)]
    public async Task Tags_of_a_large_inventory_are_proven_complete(string match, int hosts)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "100"));

        // Prod: the even numbers. Internet facing: every fifth. Lab: those that end in 4. R&D <secret>: those that end in 03, 28, 53, 78.
        var run = await host.ImportAsync(ImportSettings.For(qualys) with
        {
            Tags = match == "any" ? ["Prod", "Internet facing"] : ["Prod", "Lab"],
            TagMatch = match,
            ExcludedTags = ["R&D <secret>"],
        });

        Assert.AreEqual(
            ("Complete", (long)hosts, (long)hosts), (run.Summary.Status, run.Summary.Expected, run.Summary.Created), run.ToString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("unknown-tag-refused")]
    public async Task A_tag_that_no_host_carries_is_refused_by_name_before_hosts_are_listed(string fault)
    {
        await using var qualys = await QualysPlatform.StartAsync(
            fault.Length == 0 ? ["--hosts", "50"] : ["--hosts", "50", "--fault", fault]);
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { Tags = ["Prod"], ExcludedTags = ["Labb"] });

        Assert.AreEqual((2, "Failed"), (run.ExitCode, run.Summary.Status), run.ToString());
        StringAssert.Contains(run.Summary.Error, "\"Labb\"");
        Assert.IsFalse((await qualys.StatsAsync()).ToJsonString().Contains("\"details\":\"None\"", StringComparison.Ordinal));
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    public async Task Tags_whose_hosts_no_one_has_in_common_are_complete_with_a_warning()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "100");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { Tags = ["Internet facing", "Lab"], TagMatch = "all" });

        Assert.AreEqual((0, "Complete", 0L), (run.ExitCode, run.Summary.Status, run.Summary.Expected), run.ToString());
        StringAssert.Contains(run.Errors, "Qualys returned no host at all for this task.");
    }

    [TestMethod]
    public async Task Tags_with_ranges_or_groups_are_refused_before_Qualys_is_called()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys) with { Tags = ["Prod"] };

        var ranges = await host.ImportAsync(settings with { IpRanges = "10.0.0.0/8" });
        var groups = await host.ImportAsync(settings with { Tags = [], ExcludedTags = ["Lab"], AssetGroups = ["Linux"] });

        foreach (var run in new[] { ranges, groups })
        {
            Assert.AreEqual(2, run.ExitCode, run.ToString());
            StringAssert.Contains(run.Summary.Error, "Qualys selects by tags or by IP ranges and asset groups");
        }

        Assert.AreEqual(0, (int)(await qualys.StatsAsync())["calls"]!);
    }

    [TestMethod]
    public async Task A_platform_that_does_not_look_at_tags_imports_nothing()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "100", "--fault", "ignore-tags");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { Tags = ["Lab"] });

        Assert.AreEqual((4, "Failed"), (run.ExitCode, run.Summary.Status), run.ToString());
        StringAssert.Contains(run.Summary.Error, "it does not select by tags");
        Assert.IsEmpty(await host.AssetsAsync());
    }

    [TestMethod]
    public async Task Hosts_that_show_other_tags_than_those_they_were_selected_by_are_named()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "100", "--fault", "ignore-tags");
        using var host = new ReferenceHost();

        // The first host carries the tag, so that only the hosts after it show that tags were not looked at.
        var run = await host.ImportAsync(ImportSettings.For(qualys) with { Tags = ["Prod"] });

        Assert.AreEqual((0, 100L), (run.ExitCode, run.Summary.Created), run.ToString());
        StringAssert.Contains(run.Errors, "for the tags of the task, but the host shows other tags");
    }

    [TestMethod]
    public async Task Incremental_runs_notice_hosts_that_gained_or_lost_a_tag_although_nothing_was_processed()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(settings => settings with { Tags = ["Lab"] });
        var assets = (await scene.Host.AssetsAsync())
            .Select(asset => long.Parse((string)asset["id"]!, CultureInfo.InvariantCulture)).Order().ToList();
        var (lost, gained) = (assets[0], assets[0] + 1);
        await scene.Qualys.ChangeInventoryAsync(new
        {
            add = 0,
            change = new object[]
            {
                new { id = lost, tags = new[] { "Prod" }, silently = true }, new { id = gained, tags = new[] { "Lab" }, silently = true },
            },
        });

        var run = await scene.ImportNextDayAsync();

        Assert.HasCount(200, assets);
        Assert.AreEqual(
            ("Complete", "incremental", 200L, 1L, 199L),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Expected, run.Summary.Created, run.Summary.Unchanged), run.ToString());
        Assert.IsTrue((await scene.Host.AssetsAsync()).Any(asset => (string)asset["id"]! == $"{gained}"));
    }

    [TestMethod]
    public async Task Other_tags_make_the_next_run_full()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(settings => settings with { Tags = ["Lab"] });

        var run = await scene.ImportNextDayAsync(settings => settings with { Tags = ["Lab", "Prod"], StopAtNewPercent = 100 });

        Assert.AreEqual(("Complete", "full", 1_000L), (run.Summary.Status, run.Summary.Kind, run.Summary.Expected), run.ToString());
    }

    private static string[] List(string tags) => tags.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string Host(int id, params string[] tags) =>
        $"<HOST><ID>{id}</ID><IP>10.0.0.{id}</IP><TAGS>"
        + string.Concat(tags.Select(tag =>
            $"<TAG><TAG_ID><![CDATA[{7000 + Array.IndexOf(Names, tag)}]]></TAG_ID><NAME><![CDATA[{tag}]]></NAME></TAG>"))
        + "</TAGS></HOST>";
}
