using QualysPlugin.Api.Http;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Findings;

/// <summary>Hosts that were not scanned for a while (R37).</summary>
[TestClass]
public sealed class StaleRunTests
{
    [TestMethod]
    public async Task Listed_hosts_that_were_not_scanned_for_thirty_days_by_qualys_clock_are_stale_and_others_are_not()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3, 4);
        stage.Qualys.NotScanned.AddRange([2, 4, 77]);

        var result = await stage.RunAsync();

        Assert.AreEqual("2 4", stage.Findings!.Ids(FindingKind.Stale));
        Assert.AreEqual((2L, 30), (result.Findings[FindingKind.Stale], stage.Findings.Of(FindingKind.Stale)[0].Days), result.Error);
        Assert.AreEqual(FindingStage.Monday.AddDays(-30), stage.Qualys.AskedNotScannedSince);
        Assert.AreEqual("Not scanned for 30 days: 2 imported hosts (2; 4).", stage.Said(1040).Single());
    }

    [TestMethod]
    public async Task Assets_are_read_for_it_only_if_a_host_may_have_none()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.Qualys.NotScanned.Add(2);
        var before = stage.Findings!.Streams;
        await stage.RunAsync();
        Assert.AreEqual(0, stage.Findings.Streams - before);
        stage.Qualys.Listed.Add(99);
        stage.Qualys.NotScanned.Add(99);

        var result = await stage.RunAsync();

        Assert.AreEqual((RunStatus.Incomplete, 1), (result.Status, stage.Findings.Streams - before), result.Error);
        Assert.AreEqual("2", stage.Findings.Ids(FindingKind.Stale));
    }

    [TestMethod]
    public async Task Two_passes_need_one_call()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.Settings.IpRanges = "10.0.0.0/8, 2001:db8::/32";
        stage.Qualys.NotScanned.AddRange([1, 3, 77]);

        var result = await stage.RunAsync();

        Assert.AreEqual("1 3", stage.Findings!.Ids(FindingKind.Stale), result.Error);
        CollectionAssert.AreEqual(new[] { "not scanned" }, stage.Qualys.Questions);
    }

    [TestMethod]
    public async Task Without_the_clock_of_qualys_that_of_this_machine_counts()
    {
        var stage = await FindingStage.AfterImportAsync(1);
        stage.Qualys.ListedAt = null;
        stage.StaleAfterDays = 7;
        var before = TimeProvider.System.GetUtcNow();

        await stage.RunAsync();

        var asked = stage.Qualys.AskedNotScannedSince!.Value;
        Assert.IsTrue(asked >= before.AddDays(-7) && asked <= TimeProvider.System.GetUtcNow().AddDays(-7), $"{asked}");
    }

    [TestMethod]
    public async Task Switched_off_it_costs_no_call_and_what_was_found_before_goes()
    {
        var stage = await FindingStage.AfterImportAsync(1, 2);
        stage.Qualys.NotScanned.Add(2);
        await stage.RunAsync();
        stage.Qualys.Questions.Clear();
        stage.StaleAfterDays = 0;

        var result = await stage.RunAsync();

        Assert.IsEmpty(stage.Qualys.Questions);
        Assert.AreEqual("", stage.Findings!.Ids(FindingKind.Stale));
        Assert.DoesNotContain(FindingKind.Stale, result.Findings.Keys, result.Error);
    }

    [TestMethod]
    [DataRow((int)ApiFault.Parameter)]
    [DataRow((int)ApiFault.NotXml)]
    [DataRow((int)ApiFault.Transient)]
    public async Task A_run_does_not_fail_because_qualys_refuses_the_call_and_keeps_what_was_found_before(int fault)
    {
        var stage = await FindingStage.AfterImportAsync(1, 2, 3);
        stage.Qualys.NotScanned.Add(2);
        await stage.RunAsync();
        stage.Qualys.Keep(1, 2);
        stage.Qualys.NotScannedFault = new QualysApiException((ApiFault)fault, "host ID list", $"Unrecognized parameter(s).", $"");

        var result = await stage.RunAsync();

        Assert.AreEqual(RunStatus.Complete, result.Status, result.Error);
        Assert.AreEqual(("2", "3"), (stage.Findings!.Ids(FindingKind.Stale), stage.Findings.Ids(FindingKind.Gone)));
        Assert.DoesNotContain(FindingKind.Stale, result.Findings.Keys);
        Assert.AreEqual(
            "Which hosts were not scanned for 30 days could not be told: Qualys host ID list: Unrecognized parameter(s).",
            stage.Said(2041).Single().Trim());
    }

    [TestMethod]
    public async Task A_platform_that_ignores_the_question_and_calls_every_host_stale_is_doubted_in_the_log()
    {
        long[] hosts = [.. Enumerable.Range(1, 50)];
        var stage = await FindingStage.AfterImportAsync(hosts);
        stage.Qualys.NotScanned.AddRange(hosts);

        var result = await stage.RunAsync();

        Assert.AreEqual(50L, result.Findings[FindingKind.Stale], result.Error);
        StringAssert.Contains(stage.Said(2042).Single(), "Qualys says of every one of the 50 hosts");
    }
}
