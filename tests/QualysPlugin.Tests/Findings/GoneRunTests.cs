using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Runs;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Findings;

/// <summary>Hosts that the listing of a run does not name any more (R37).</summary>
[TestClass]
public sealed class GoneRunTests
{
    [TestMethod]
    public async Task A_run_of_which_nothing_is_gone_streams_no_asset_and_makes_one_call()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);

        var result = await stage.RunAsync();

        Assert.AreEqual(0, stage.Findings!.Streams);
        CollectionAssert.AreEqual(new[] { "not scanned" }, stage.Qualys.Questions);
        CollectionAssert.AreEquivalent(
            new[] { "Identity 0", "Gone 0", "LeftFilter 0", "Stale 0" },
            result.Findings.Select(found => $"{found.Key} {found.Value}").ToArray());
        Assert.IsEmpty(stage.Said(1040));
    }

    [TestMethod]
    public async Task A_host_that_is_gone_is_reported_until_it_is_listed_again()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);

        stage.Qualys.Keep(1, 3);
        var without = await stage.RunAsync();
        var found = stage.Findings!.Ids(FindingKind.Gone);
        stage.Qualys.Keep(1, 2, 3);
        var with = await stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 1L, "2"), (without.Status, without.Findings[FindingKind.Gone], found));
        Assert.AreEqual("No longer listed by Qualys: 1 imported host (2).", stage.Said(1040).Single());
        Assert.AreEqual((RunStatus.Complete, 0L, ""), (with.Status, with.Findings[FindingKind.Gone], stage.Findings.Ids(FindingKind.Gone)));
        Assert.HasCount(3, stage.Platform.Assets);
        Assert.DoesNotContain("3 IDs", stage.Qualys.Questions);
    }

    [TestMethod]
    [DataRow("ranges")]
    [DataRow("groups")]
    [DataRow("tags")]
    public async Task A_host_that_left_the_filter_is_told_apart_from_one_that_is_gone_with_one_call(string filter)
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3, 4);
        Restrict(stage, filter);
        stage.Qualys.Keep(1, 4);
        stage.Qualys.ListedWithoutFilter.AddRange([1, 3, 4, 99]);

        var result = await stage.RunAsync();

        Assert.AreEqual(("2", "3"), (stage.Findings!.Ids(FindingKind.Gone), stage.Findings.Ids(FindingKind.LeftFilter)), result.Error);
        CollectionAssert.AreEqual(new[] { "2 IDs", "not scanned" }, stage.Qualys.Questions);
    }

    [TestMethod]
    public async Task More_than_a_thousand_hosts_are_looked_up_in_a_listing_of_all()
    {
        long[] hosts = [.. Enumerable.Range(1, 1_500)];
        var stage = await FindingStage.AfterImportAsync(hosts);
        Restrict(stage, "ranges");
        stage.Qualys.Keep(1_499, 1_500);
        stage.Qualys.ListedWithoutFilter.AddRange(hosts.Where(id => id > 3));

        var result = await stage.RunAsync();

        Assert.AreEqual((3L, 1_495L), (result.Findings[FindingKind.Gone], result.Findings[FindingKind.LeftFilter]), result.Error);
        Assert.AreEqual("1 2 3", stage.Findings!.Ids(FindingKind.Gone));
        CollectionAssert.AreEqual(new[] { "all", "not scanned" }, stage.Qualys.Questions);
    }

    [TestMethod]
    public async Task Two_tasks_with_different_filters_on_one_source_do_not_report_each_others_assets()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.TaskId = "other";
        stage.Settings.IpRanges = "10.0.0.0/8";
        stage.Qualys.Keep(7, 8, 9);
        await stage.RunAsync();

        stage.Qualys.Keep(7, 9);
        var other = await stage.RunAsync();
        stage.TaskId = "task";
        stage.Settings.IpRanges = null;
        stage.Qualys.Keep(1, 3);
        var first = await stage.RunAsync();

        Assert.AreEqual(("2", "8"), (stage.Findings!.Ids(FindingKind.Gone), stage.Findings.Ids(FindingKind.Gone, "other")));
        Assert.AreEqual((1L, 1L), (first.Findings[FindingKind.Gone], other.Findings[FindingKind.Gone]));
    }

    [TestMethod]
    [DataRow((int)ApiFault.Parameter)]
    [DataRow((int)ApiFault.NotXml)]
    [DataRow((int)ApiFault.Final)]
    [DataRow((int)ApiFault.Rate)]
    public async Task A_run_does_not_fail_because_qualys_refuses_the_call_and_keeps_what_was_found_before(int fault)
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3, 4);
        Restrict(stage, "ranges");
        stage.Qualys.Keep(1, 3, 4);
        await stage.RunAsync();
        stage.Qualys.Keep(1, 4);
        stage.Qualys.NotScanned.Add(4);
        stage.Qualys.ListingFault = new QualysApiException((ApiFault)fault, "host ID list", $"a web page came.", $"Try again.");

        var result = await stage.RunAsync();

        Assert.AreEqual(RunStatus.Complete, result.Status, result.Error);
        Assert.AreEqual("2", stage.Findings!.Ids(FindingKind.Gone));
        CollectionAssert.AreEqual(new[] { FindingKind.Stale }, result.Findings.Keys.ToArray());
        Assert.AreEqual("4", stage.Findings.Ids(FindingKind.Stale));
        StringAssert.Contains(stage.Said(2041).Single(), "a web page came.");
    }

    [TestMethod]
    public async Task An_asset_that_a_person_deleted_is_not_gone()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.Platform.Assets["2"] = stage.Platform.Assets["2"] with { Deleted = true };
        stage.Qualys.Keep(1);

        var result = await stage.RunAsync();

        Assert.AreEqual("3", stage.Findings!.Ids(FindingKind.Gone), result.Error);
    }

    [TestMethod]
    public async Task A_host_that_is_listed_but_quarantined_is_not_gone()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.Qualys.Keep(1, 3);
        stage.Qualys.Listed.Add(2);
        stage.Qualys.Pages.Add(new HostPage([], [RejectedHost.Create(2, "No good.", "<HOST/>")], null));

        var result = await stage.RunAsync();

        Assert.AreEqual((1L, 0L), (result.Counts.Quarantined, result.Findings[FindingKind.Gone]), result.Error);
    }

    [TestMethod]
    public async Task An_incomplete_run_reports_what_its_listing_does_not_name()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.Qualys.Keep(1);
        stage.Qualys.Listed.Add(3);

        var result = await stage.RunAsync();

        Assert.AreEqual((RunStatus.Incomplete, "2"), (result.Status, stage.Findings!.Ids(FindingKind.Gone)));
    }

    [TestMethod]
    [DataRow("", "")]
    [DataRow("ranges", "")]
    [DataRow("ranges", "2")]
    public async Task Where_qualys_shows_the_user_nothing_at_all_nothing_is_said_to_be_gone(string filter, string leftFilter)
    {
        var stage = await FindingStage.AfterImportAsync(1, 2);
        Restrict(stage, filter);
        stage.Qualys.Keep();
        stage.Qualys.ListedWithoutFilter.AddRange(leftFilter.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse));

        var result = await stage.RunAsync();

        Assert.AreEqual(RunStatus.Complete, result.Status, result.Error);
        Assert.AreEqual(leftFilter, stage.Findings!.Ids(FindingKind.LeftFilter));
        Assert.AreEqual(leftFilter.Length > 0, result.Findings.ContainsKey(FindingKind.Gone));
        Assert.HasCount(leftFilter.Length > 0 ? 0 : 1, stage.Said(2041));
    }

    [TestMethod]
    public async Task A_platform_that_keeps_no_findings_gets_them_in_the_log_and_one_that_streams_no_assets_gets_none()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3, 4, 5);
        stage.Qualys.Keep(5);
        stage.ForgetsFindings = true;

        var logged = await stage.RunAsync();
        stage.Findings = null;
        stage.Qualys.Questions.Clear();
        var none = await stage.RunAsync();

        Assert.AreEqual(4L, logged.Findings[FindingKind.Gone]);
        Assert.AreEqual("No longer listed by Qualys: 4 imported hosts (1; 2; 3; …).", stage.Said(1040).Single());
        Assert.IsEmpty(none.Findings);
        Assert.IsEmpty(stage.Qualys.Questions);
    }

    [TestMethod]
    public async Task Findings_that_a_person_dismissed_do_not_count()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.Qualys.Keep(3);
        stage.Findings!.Dismissed.Add(new AssetFinding(FindingKind.Gone, stage.Platform.Assets["1"].Key));

        var result = await stage.RunAsync();

        Assert.AreEqual(1L, result.Findings[FindingKind.Gone], result.Error);
    }

    [TestMethod]
    public async Task A_platform_that_cannot_store_findings_fails_the_run_which_is_resumed()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2);
        stage.Findings!.Fault = new HostStoreException("The disk is full.");

        var failed = await stage.RunAsync();
        stage.Findings.Fault = null;
        var resumed = await stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, FailureKind.HostStore), (failed.Status, failed.FailureKind));
        Assert.AreEqual((RunStatus.Complete, 2L), (resumed.Status, resumed.Counts.Unchanged), resumed.Error);
    }

    [TestMethod]
    public async Task A_preview_looks_for_nothing()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2);
        stage.Qualys.Keep(2);

        await stage.PreviewAsync();

        Assert.IsEmpty(stage.Qualys.Questions);
        Assert.AreEqual((0, ""), (stage.Findings!.Streams, stage.Findings.Ids(FindingKind.Gone)));
    }

    private static void Restrict(RunStage stage, string filter)
    {
        switch (filter)
        {
            case "ranges":
                stage.Settings.IpRanges = "10.0.0.0/8";
                break;
            case "groups":
                stage.Settings.AssetGroups = ["Web servers"];
                stage.Qualys.Groups.Add(new AssetGroup("17", "Web servers"));
                break;
            case "tags":
                stage.Settings.Tags = ["Prod"];
                stage.Qualys.Tagged["Prod"] = FakeInventory.HostOf(1) with { Tags = [new HostTag("1", "Prod")] };
                break;
            default:
                break;
        }
    }
}
