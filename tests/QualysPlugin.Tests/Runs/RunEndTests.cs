using QualysPlugin.Api.Http;
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
    public async Task Every_bad_value_of_the_form_and_of_web_config_is_a_line_of_the_error_and_a_message_of_its_own()
    {
        _stage.Settings.Name = "";
        _stage.Values.Add("Qualys.PageSize", "many");
        _stage.Values.Add("Qualys.Retries", "99");
        _stage.Values.Add("Qualys.GatewayUrl", "http://user:hidden@gateway.example.test");

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, FailureKind.Settings), (result.Status, result.FailureKind));
        var lines = result.Error!.Split('\n');
        Assert.HasCount(4, lines);
        CollectionAssert.AreEqual(
            new[]
            {
                "web.config, appSettings key \"Qualys.PageSize\": \"many\" is not a whole number from 1 to 100,000.",
                "web.config, appSettings key \"Qualys.Retries\": \"99\" is not a whole number from 0 to 20.",
                "web.config, appSettings key \"Qualys.GatewayUrl\": the value is not empty, or an https:// URL without a path.",
            },
            lines[1..]);
        CollectionAssert.AreEqual(lines, _stage.Said(3001).ToArray());
        Assert.HasCount(4, result.ErrorTranslations["pt-BR"].Split('\n'));
        StringAssert.Contains(
            result.ErrorTranslations["pt-BR"], "Qualys.Retries\" de appSettings: \"99\" não é um número inteiro de 0 a 20.");
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

    [TestMethod]
    public async Task A_host_that_is_gone_when_it_is_asked_for_again_is_not_missing()
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Listed.Add(3);
        _stage.Progressed = report =>
        {
            if (report.Activity.StartsWith("Asking again", StringComparison.Ordinal))
                _stage.Qualys.Listed.Remove(3);
        };

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 2L, 0L), (result.Status, result.Expected, result.Missing), result.Error);
    }

    [TestMethod]
    public async Task A_run_that_fails_to_list_hosts_expects_nothing_and_keeps_the_kind_of_the_interrupted_one()
    {
        _stage.Qualys.ListFault = new QualysApiException(ApiFault.Final, "host list", $"refused.", $"");
        var first = await _stage.RunAsync();
        _stage.Qualys.ListFault = null;
        _stage.Qualys.Hold(1, 2, 3, 4);
        using var stop = new CancellationTokenSource();
        _stage.Platform.BeforeBatch = number =>
        {
            if (number == 2)
                stop.Cancel();
        };
        await _stage.RunAsync(stop.Token);
        _stage.Qualys.ListFault = new QualysApiException(ApiFault.Final, "host list", $"refused.", $"");

        var resumed = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, (long?)null, (RunKind?)null), (first.Status, first.Expected, first.Kind));
        Assert.AreEqual((RunStatus.Failed, RunKind.Full), (resumed.Status, resumed.Kind));
        Assert.IsNotNull(resumed.ResumedRunId);
    }

    [TestMethod]
    public async Task A_record_without_an_id_that_comes_only_when_missing_hosts_are_asked_for_again_is_quarantined()
    {
        _stage.Qualys.Hold(1);
        _stage.Qualys.Listed.Add(2);
        _stage.Qualys.AgainRejected.Add(RejectedHost.Create(null, "The host has no ID.", "<HOST>"));

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 1L), (result.Status, result.Counts.Quarantined), result.Error);
    }

    [TestMethod]
    public async Task An_incremental_run_that_is_resumed_and_fails_at_once_is_still_incremental()
    {
        var days = new IncrementalStage();
        await days.ImportFirstAsync(40);
        days.Stage.Qualys.Processed.AddRange([3, 7, 15]);
        foreach (var id in days.Stage.Qualys.Processed)
            days.Rename(id);
        using var stop = new CancellationTokenSource();
        days.Stage.Platform.BeforeBatch = _ =>
        {
            if (days.Stage.Platform.Applied[^1].Checkpoint.State.Contains("updated=2", StringComparison.Ordinal))
                stop.Cancel();
        };
        days.Stage.Qualys.ListedAt = IncrementalStage.Monday.AddDays(1);
        await days.Stage.RunAsync(stop.Token);
        days.Stage.Qualys.ListFault = new QualysApiException(ApiFault.Final, "host list", $"refused.", $"");

        var resumed = await days.Stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, RunKind.Incremental), (resumed.Status, resumed.Kind));
    }
}
