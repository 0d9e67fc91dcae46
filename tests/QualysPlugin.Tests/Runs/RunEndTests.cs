using QualysPlugin.Api.Xml;
using QualysPlugin.Tests.Incremental;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>How a run ends: what people should look at, what is kept, and what the result says (R22).</summary>
[TestClass]
public sealed class RunEndTests
{
    private readonly RunStage _stage = new();

    [TestMethod]
    public async Task Possible_duplicates_are_looked_for_when_assets_were_created_and_only_then()
    {
        _stage.Qualys.Hold(1);
        _stage.Platform.LookAlikes.Add(
            new LookAlike(new AssetKey("Qualys:q.example.test", "1"), "H1", "H1", null, "Lab", "the name"));

        await _stage.RunAsync();
        Assert.HasCount(1, _stage.Said(2004));
        await _stage.RunAsync();
        Assert.HasCount(1, _stage.Said(2004));

        _stage.Platform.Assets["1"] = _stage.Platform.Assets["1"] with { Deleted = true };
        await _stage.RunAsync();
        Assert.HasCount(2, _stage.Said(2004));
    }

    [TestMethod]
    public async Task Required_attributes_that_are_blank_are_in_the_result_and_in_the_log()
    {
        _stage.Qualys.Hold(1);
        _stage.BlankAttributes["Cost center"] = 7;

        var result = await _stage.RunAsync();

        Assert.AreEqual(7L, result.BlankRequiredAttributes["Cost center"]);
        StringAssert.StartsWith(_stage.Said(2006).Single(), "The required attribute \"Cost center\" is blank on 7 imported assets");
    }

    [TestMethod]
    public async Task A_host_that_qualys_lists_and_does_not_deliver_makes_the_run_incomplete()
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Listed.AddRange([3, 4]);

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Incomplete, 4L, 2L), (result.Status, result.Expected, result.Missing));
        Assert.AreEqual("Qualys lists 2 hosts that it did not deliver; the next run asks for them again.", result.Error);
        CollectionAssert.AreEqual(new[] { "3", "4" }, result.MissingIds.ToArray());
        StringAssert.EndsWith(_stage.Said(3000).Single(), "Missing IDs: 3, 4.");
        Assert.HasCount(1, _stage.Said(1004));
        Assert.IsEmpty(_stage.Platform.Checkpoints);
    }

    [TestMethod]
    public async Task A_complete_run_says_nothing_of_missing_hosts()
    {
        _stage.Qualys.Hold(1);

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, null, 0L), (result.Status, result.Error, result.Missing));
        Assert.IsEmpty(_stage.Said(3000));
        Assert.IsEmpty(_stage.Said(2007));
        StringAssert.StartsWith(_stage.Said(1004).Single(), "Complete: Qualys holds 1 hosts; 1 created,");
    }

    [TestMethod]
    [DataRow(1, "about 1 call.")]
    [DataRow(5_000, "about 1 call.")]
    [DataRow(5_001, "about 2 calls.")]
    public async Task The_calls_of_a_run_are_estimated_by_pages(int hosts, string calls)
    {
        _stage.Qualys.Listed.AddRange(Enumerable.Range(1, hosts).Select(id => (long)id));

        await _stage.PreviewAsync();

        StringAssert.EndsWith(_stage.Said(1000).Single(), $"reading them all takes {calls}");
    }

    [TestMethod]
    public async Task A_run_that_was_cancelled_says_how_far_it_had_come()
    {
        _stage.Qualys.Hold(1, 2, 3, 4, 5);
        using var stop = new CancellationTokenSource();
        _stage.Platform.BeforeBatch = number =>
        {
            if (number == 2)
                stop.Cancel();
        };

        var result = await _stage.RunAsync(stop.Token);

        Assert.AreEqual(
            (RunStatus.Cancelled, 5L, 2L, 3L, (string?)null),
            (result.Status, result.Expected, result.Counts.Created, result.Missing, result.ResumedRunId));
        Assert.AreEqual(("Data center", true), (result.Perimeter, result.PerimeterCreated));
        Assert.HasCount(1, _stage.Said(3002));
        Assert.IsNotEmpty(_stage.Platform.Checkpoints);
    }

    [TestMethod]
    public async Task A_run_that_failed_before_it_listed_expects_nothing()
    {
        _stage.Settings.AssetGroups = ["Servers"];

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, (long?)null, 0L), (result.Status, result.Expected, result.Missing));
        Assert.AreEqual(result.Error, _stage.Said(3001).Single());
    }

    [TestMethod]
    public async Task Progress_goes_from_listing_to_finishing_with_the_counts_of_each_batch()
    {
        _stage.Qualys.Hold(1, 2, 3);
        _stage.Qualys.Listed.Add(9);
        var told = new List<string>();
        _stage.Progressed = report => told.Add($"{report.Activity} {report.Done}/{report.Total}");

        await _stage.RunAsync();

        CollectionAssert.AreEqual(
            new[]
            {
                "Listing the hosts that Qualys holds 0/", "Looking for hosts that changed 0/", "Importing hosts 0/4", "Importing hosts 2/4",
                "Importing hosts 3/4", "Asking again for hosts that were listed but not delivered 3/4", "Finishing 3/4",
            },
            told.Where(text => !text.StartsWith("Listing the reports", StringComparison.Ordinal)).ToArray(), string.Join("\n", told));
    }

    [TestMethod]
    public async Task The_hosts_left_to_read_decide_how_long_the_run_has_to_wait_for_calls()
    {
        _stage.Qualys.Hold(1, 2, 3);
        _stage.Qualys.Listed.Add(9);
        _stage.Qualys.Delay = left => TimeSpan.FromMinutes(left);

        await _stage.RunAsync();

        CollectionAssert.AreEqual(new[] { 4L, 2L, 1L }, _stage.Qualys.AskedDelays);
        StringAssert.EndsWith(_stage.Said(1005).Single(), "waiting for more adds about 0.00:04:00.");
    }

    [TestMethod]
    public async Task An_incremental_run_has_only_the_changed_hosts_left_to_read()
    {
        var days = new IncrementalStage();
        await days.ImportFirstAsync(40);
        days.Stage.Qualys.Processed.AddRange([3, 4, 5]);
        days.Stage.Qualys.AskedDelays.Clear();

        await days.RunNextDayAsync();

        Assert.AreEqual((3L, 0L), (days.Stage.Qualys.AskedDelays[0], days.Stage.Qualys.AskedDelays[^1]));
    }

    [TestMethod]
    public async Task Records_without_an_id_are_quarantined_once_although_missing_hosts_are_asked_for_again()
    {
        _stage.Qualys.Hold(1);
        _stage.Qualys.Listed.AddRange([2, 3]);
        _stage.Qualys.Pages[0] = _stage.Qualys.Pages[0] with { Rejected = [RejectedHost.Create(null, "The host has no ID.", "<HOST>")] };
        _stage.Qualys.AgainRejected.AddRange(
            [RejectedHost.Create(null, "The host has no ID.", "<HOST>"), RejectedHost.Create(3, "Broken.", "<HOST>")]);

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 3L, 2L), (result.Status, result.Expected, result.Counts.Quarantined), result.Error);
        CollectionAssert.AreEqual(new[] { null, "3" }, _stage.Platform.Quarantine.ConvertAll(record => record.Id));
    }
}
