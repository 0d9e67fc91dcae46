using QualysPlugin.Api.Limits;
using QualysPlugin.Tests.Incremental;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>What a run asks and tells on its way.</summary>
[TestClass]
public sealed class RunStepTests
{
    private readonly RunStage _stage = new();

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
    public async Task Newer_versions_are_looked_for_with_the_lowest_host_and_the_time_of_qualys()
    {
        _stage.Qualys.Hold(7, 5);
        _stage.Qualys.ListedAt = IncrementalStage.Monday;

        await _stage.RunAsync();

        Assert.AreEqual((5L, IncrementalStage.Monday), _stage.Qualys.LookedForNewerVersion);
    }

    [TestMethod]
    public async Task An_inventory_without_hosts_is_not_asked_for_reports_and_versions()
    {
        var told = new List<string>();
        _stage.Progressed = report => told.Add(report.Activity);

        await _stage.RunAsync();

        CollectionAssert.DoesNotContain(told, "Listing the reports that Qualys keeps");
        Assert.IsNull(_stage.Qualys.LookedForNewerVersion);
        Assert.IsEmpty(_stage.Said(1010));
    }

    [TestMethod]
    public async Task A_run_that_misses_nothing_asks_for_nothing_again_and_says_how_many_reports_it_read()
    {
        _stage.Qualys.Hold(1);
        var told = new List<string>();
        _stage.Progressed = report => told.Add(report.Activity);

        await _stage.RunAsync();

        Assert.IsFalse(told.Exists(activity => activity.StartsWith("Asking again", StringComparison.Ordinal)));
        StringAssert.StartsWith(_stage.Said(1010).Single(), "0 scan reports of the last 30 days were read");
    }

    [TestMethod]
    public async Task A_preview_tells_that_hosts_are_being_read()
    {
        _stage.Qualys.Hold(1, 2);
        var told = new List<string>();
        _stage.Progressed = report => told.Add($"{report.Activity} {report.Done}/{report.Total}");

        await _stage.PreviewAsync();

        CollectionAssert.Contains(told, "Importing hosts 0/2");
    }

    [TestMethod]
    public async Task A_wait_is_told_in_the_log_and_in_the_progress()
    {
        _stage.Qualys.Hold(1);
        await _stage.RunAsync();
        DateTimeOffset? shown = null;
        _stage.Progressed = report => shown = report.WaitingUntil;
        var until = DateTimeOffset.UtcNow.AddHours(1);

        _stage.Wait(new ApiWait(until, "Too many calls."));

        Assert.AreEqual(until, shown);
        StringAssert.StartsWith(_stage.Said(1003).Single(), "Too many calls. Next call at ");
    }

    [TestMethod]
    public async Task A_key_of_web_config_that_is_misspelt_is_a_warning()
    {
        _stage.Keys.AddRange(["Qualys.Pagsize", "Other.Key"]);
        _stage.Qualys.Hold(1);

        await _stage.RunAsync();

        StringAssert.Contains(_stage.Said(2002).Single(), "\"Qualys.Pagsize\"");
    }

    [TestMethod]
    public async Task The_versions_that_the_last_run_remembered_are_known_to_the_next()
    {
        var days = new IncrementalStage();
        days.Stage.Qualys.Versions.Add("host list:5");
        await days.ImportFirstAsync(10);
        var next = new RunStage { Memory = { KeepsStates = true } };
        next.Memory.States["task"] = days.Stage.Memory.States["task"];
        next.Qualys.Hold(1);

        await next.RunAsync();

        Assert.AreEqual("host list:5", next.Qualys.Versions.Write());
    }

    [TestMethod]
    [DataRow("what another version wrote", "another version of this task wrote its checkpoint.")]
    [DataRow(null, "its settings have changed since.")]
    public async Task A_run_that_is_not_resumed_says_why(string? state, string why)
    {
        _stage.Qualys.Hold(1, 2, 3);
        using var stop = new CancellationTokenSource();
        _stage.Platform.BeforeBatch = number =>
        {
            if (number == 2)
                stop.Cancel();
        };
        await _stage.RunAsync(stop.Token);
        if (state is null)
            _stage.Settings.Perimeter = "Other";
        else
            _stage.Platform.Checkpoints["task"] = new Checkpoint("task", "run", state);

        var result = await _stage.RunAsync();

        StringAssert.StartsWith(_stage.Said(1002).Single(), $"An interrupted run is not resumed: {why} The host list is read from");
        Assert.IsNull(result.ResumedRunId);
    }
}
