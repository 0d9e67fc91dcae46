using QualysPlugin.Api.Http;
using QualysPlugin.Api.Xml;
using QualysPlugin.Settings;
using RiskManager.Contracts;

namespace QualysPlugin.Tests.Runs;

/// <summary>Whole runs between a Qualys and a platform that somebody else uses too.</summary>
[TestClass]
public sealed class ImportRunTests
{
    private readonly RunStage _stage = new();

    [TestMethod]
    public async Task Two_tasks_that_import_the_same_hosts_at_once_are_both_complete_and_double_nothing()
    {
        _stage.Qualys.Hold(1, 2, 3, 4);
        _stage.Settings.PerimeterMode = PerimeterMode.NewPerRun;
        _stage.Platform.BeforeBatch = _ => AnotherTaskImports(1, 2, 3, 4);

        var result = await _stage.RunAsync();

        // The batch after the one that is applied may be planned before or after the other task wrote its assets.
        Assert.AreEqual(
            (RunStatus.Complete, 0L, 4L), (result.Status, result.Counts.Created, result.Counts.Updated + result.Counts.Unchanged),
            result.Error);
        Assert.AreEqual((null, false), (result.Perimeter, result.PerimeterCreated));
        Assert.HasCount(4, _stage.Platform.Assets);
        Assert.IsNotEmpty(_stage.Said(1006));
    }

    [TestMethod]
    public async Task Assets_that_the_platform_refuses_one_by_one_count_as_quarantined_and_are_tried_again()
    {
        _stage.Qualys.Hold(1, 2, 3, 4);
        _stage.Platform.Refused.UnionWith(["2", "3"]);

        var first = await _stage.RunAsync();
        _stage.Platform.Refused.Clear();
        var second = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 0L), (first.Status, first.Missing), first.Error);
        Assert.AreEqual((2L, 2L, 4L), (first.Counts.Created, first.Counts.Quarantined, first.Counts.Accounted));
        CollectionAssert.AreEqual(
            new[] { "Quarantined host 2: Too long.", "Quarantined host 3: Too long." },
            _stage.Said(2005).Order(StringComparer.Ordinal).ToList());
        Assert.AreEqual((2L, 2L, 0L), (second.Counts.Created, second.Counts.Unchanged, second.Counts.Quarantined), second.Error);
    }

    [TestMethod]
    public async Task The_counts_of_the_checkpoint_of_a_batch_with_refused_assets_are_true()
    {
        _stage.Qualys.Hold(1, 2, 3, 4);
        _stage.Platform.Refused.Add("1");
        var states = new List<string>();
        _stage.Platform.Reporting = applied =>
        {
            states.AddRange(_stage.Platform.Checkpoints.Values.Select(checkpoint => checkpoint.State));
            return applied;
        };

        await _stage.RunAsync();

        StringAssert.Contains(states[0], "created=1;");
        StringAssert.Contains(states[0], "quarantined=1;");
        StringAssert.Contains(states[0], "ids=2;");
    }

    [TestMethod]
    public async Task A_list_of_ids_that_names_less_than_is_delivered_is_a_warning_and_no_empty_inventory()
    {
        _stage.Qualys.Hold(1, 2, 3);
        _stage.Qualys.Listed.Clear();

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 3L), (result.Status, result.Counts.Created), result.Error);
        StringAssert.Contains(_stage.Said(2007).Single(), "3 hosts that its own list of 0 IDs did not name");
        Assert.IsEmpty(_stage.Said(2001));
    }

    [TestMethod]
    public async Task An_empty_inventory_is_a_warning_in_a_run_and_in_a_preview()
    {
        await _stage.PreviewAsync();
        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Complete, 0L), (result.Status, result.Expected), result.Error);
        Assert.HasCount(2, _stage.Said(2001));
        Assert.IsEmpty(_stage.Platform.Perimeters);
    }

    [TestMethod]
    public async Task Thousands_of_quarantined_hosts_do_not_flood_the_log_and_are_all_kept()
    {
        _stage.Qualys.Hold(1);
        _stage.Qualys.Pages.Add(new HostPage(
            [], [.. Enumerable.Range(10, 3_000).Select(id => RejectedHost.Create(id, "Broken.", "<HOST>"))], null));

        await _stage.RunAsync();

        Assert.HasCount(101, _stage.Said(2005));
        StringAssert.Contains(_stage.Said(2005)[^1], "the quarantine keeps every one");
        Assert.HasCount(3_000, _stage.Platform.Quarantine);
    }

    [TestMethod]
    public async Task A_preview_says_which_listed_hosts_it_was_not_given_and_counts_quarantined_ones_as_given()
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Listed.AddRange([3, 4, 5]);
        _stage.Qualys.Pages.Add(new HostPage(
            [], [RejectedHost.Create(3, "Broken.", "<HOST>"), RejectedHost.Create(null, "The host has no ID.", "<HOST>")], null));

        var previewed = await _stage.PreviewAsync();

        Assert.HasCount(4, previewed);
        StringAssert.Contains(_stage.Said(2008).Single(), "lists 1 hosts");
    }

    [TestMethod]
    public async Task A_preview_refuses_what_a_run_refuses()
    {
        _stage.Platform.Perimeters.AddRange(
            [new Perimeter("Data center", "Rio / Data center", null), new Perimeter("Data center", "Berlin / Data center", null)]);

        var refusal = await Assert.ThrowsExactlyAsync<TaskSettingsException>(_stage.PreviewAsync);

        StringAssert.Contains(refusal.Message, "names 2 perimeters");
    }

    [TestMethod]
    public async Task A_resumed_run_does_not_claim_a_perimeter_that_was_there_before()
    {
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6);
        _stage.Platform.Perimeters.Add(new Perimeter("Data center", "Data center", null));
        await InterruptAtBatchAsync(2);

        var result = await _stage.RunAsync();

        Assert.IsNotNull(result.ResumedRunId);
        Assert.AreEqual(("Data center", false), (result.Perimeter, result.PerimeterCreated));
    }

    [TestMethod]
    public async Task A_perimeter_that_the_interrupted_run_made_counts_as_made_by_the_run_that_goes_on()
    {
        _stage.Qualys.Hold(1, 2, 3, 4, 5, 6);
        await InterruptAtBatchAsync(2);

        var result = await _stage.RunAsync();

        Assert.AreEqual(("Data center", true, 6L), (result.Perimeter, result.PerimeterCreated, result.Counts.Created));
    }

    [TestMethod]
    public async Task A_run_with_a_host_without_an_id_is_resumed_all_the_same()
    {
        _stage.Qualys.Listed.Add(3);
        _stage.Qualys.Hold(1, 2);
        _stage.Qualys.Pages[0] = _stage.Qualys.Pages[0] with { Rejected = [RejectedHost.Create(null, "The host has no ID.", "<HOST>")] };
        _stage.Qualys.Hold(4, 5, 6, 7);
        await InterruptAtBatchAsync(4);

        var result = await _stage.RunAsync();

        Assert.HasCount(1, _stage.Said(1001), string.Join("\n", _stage.Said(1002)));
        Assert.AreEqual(
            (RunStatus.Complete, 7L, 6L, 1L), (result.Status, result.Expected, result.Counts.Created, result.Counts.Quarantined));
    }

    [TestMethod]
    public async Task A_run_interrupted_in_the_middle_of_a_page_with_quarantined_hosts_is_resumed()
    {
        _stage.Qualys.Hold(1, 2, 4, 5, 6, 7);
        _stage.Qualys.Listed.AddRange([3, 8]);
        _stage.Qualys.Pages[0] = _stage.Qualys.Pages[0] with
        {
            Rejected = [RejectedHost.Create(8, "Broken.", "<HOST>"), RejectedHost.Create(3, "Broken.", "<HOST>")],
        };
        await InterruptAtBatchAsync(3);

        var result = await _stage.RunAsync();

        Assert.HasCount(1, _stage.Said(1001), string.Join("\n", _stage.Said(1002)));
        Assert.AreEqual(
            (RunStatus.Complete, 8L, 6L, 2L), (result.Status, result.Expected, result.Counts.Created, result.Counts.Quarantined));
    }

    [TestMethod]
    public async Task A_run_is_read_from_the_beginning_when_hosts_came_in_between()
    {
        _stage.Qualys.Hold(1, 3, 5, 6, 7, 8);
        await InterruptAtBatchAsync(2);
        _stage.Qualys.Listed.Insert(1, 2);
        _stage.Qualys.Pages[0] = new HostPage([.. new long[] { 1, 2, 3, 5, 6, 7, 8 }.Select(FakeInventory.HostOf)], [], null);

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            "An interrupted run is not resumed: Qualys lists 3 hosts where 2 were committed, so hosts came or went in between. "
            + "The host list is read from its beginning; nothing is imported twice.", _stage.Said(1002).Single());
        Assert.AreEqual((RunStatus.Complete, 7L, 5L, 2L), (result.Status, result.Expected, result.Counts.Created, result.Counts.Unchanged));
        CollectionAssert.AreEquivalent(new[] { "1", "2", "3", "5", "6", "7", "8" }, _stage.Platform.Assets.Keys);
    }

    [TestMethod]
    [DataRow(
        1, 0, "The host was asked to create 2 and update 0 assets, but created 1 and updated 0. Run the task again; if it ends "
            + "alike, report this.")]
    [DataRow(
        2, 1, "The host was asked to create 2 and update 0 assets, but created 2 and updated 1. Run the task again; if it ends "
            + "alike, report this.")]
    public async Task A_host_that_did_something_else_than_it_was_asked_to_ends_the_run(int created, int updated, string error)
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Platform.Reporting = applied => applied with { Created = created, Updated = updated };

        var result = await _stage.RunAsync();

        Assert.AreEqual((RunStatus.Failed, FailureKind.HostStore, error), (result.Status, result.FailureKind, result.Error));
    }

    [TestMethod]
    public async Task A_host_that_created_more_components_than_it_was_asked_to_ends_the_run()
    {
        _stage.Qualys.Hold(1, 2);
        _stage.Platform.Reporting = applied => applied with { ComponentsCreated = 1 };

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            "The host was asked to write 0 asset components, but created 1. Run the task again; if it ends alike, report this.",
            result.Error);
    }

    [TestMethod]
    [DataRow(true, RunStatus.Failed)]
    [DataRow(false, RunStatus.Complete)]
    public async Task Refused_credentials_are_tried_again_by_a_person_and_not_by_the_schedule(bool isUnattended, RunStatus status)
    {
        _stage.Qualys.Hold(1);
        _stage.RefusedLogin =
            new QualysApiException(ApiFault.Final, "sign-in", $"the login was refused.", $"Correct it.") { RefusesLogin = true };
        _stage.IsUnattended = isUnattended;

        var result = await _stage.RunAsync();

        Assert.AreEqual(status, result.Status);
        Assert.AreEqual(isUnattended ? FailureKind.RemoteService : FailureKind.None, result.FailureKind);
        Assert.AreEqual(isUnattended, result.LoginRefused);
    }

    [TestMethod]
    public async Task A_run_that_failed_says_why_in_every_language_for_whoever_reads_it_later()
    {
        _stage.Settings.AssetGroups = ["Servers"];

        var result = await _stage.RunAsync();

        Assert.AreEqual(
            "assetGroups: \"Servers\" is not an asset group that this Qualys user sees. It sees none; check its scope in Qualys.",
            result.Error);
        Assert.AreEqual(
            "assetGroups: \"Servers\" não é um grupo de ativos que este usuário do Qualys veja. Ele não vê nenhum; verifique o "
                + "escopo dele no Qualys.", result.ErrorTranslations["pt-BR"]);
    }

    private void AnotherTaskImports(params long[] ids)
    {
        foreach (var id in ids)
            _stage.Platform.Assets[$"{id}"] = new StoredAsset(new AssetKey("Qualys:q.example.test", $"{id}"))
            {
                Name = $"H{id}", NetBiosName = $"H{id}", HostAddress = $"H{id}",
            };
    }

    private async Task InterruptAtBatchAsync(int batch)
    {
        using var stop = new CancellationTokenSource();
        _stage.Platform.BeforeBatch = number =>
        {
            if (number == batch)
                stop.Cancel();
        };
        Assert.AreEqual(RunStatus.Cancelled, (await _stage.RunAsync(stop.Token)).Status);
        _stage.Platform.BeforeBatch = _ => { };
    }
}
