using System.Globalization;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>Runs that read only what changed since the last complete one, and are proven complete all the same (R22).</summary>
[TestClass]
public sealed class IncrementalTests
{
    private const int Hosts = IncrementalScene.Hosts;

    [TestMethod]
    public async Task A_day_on_which_nothing_changed_costs_four_calls_and_reads_no_host()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(
            ("Complete", "incremental", (long)Hosts, (long)Hosts),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Expected, run.Summary.Unchanged),
            run.ToString());
        Assert.AreEqual(
            (4L, 0L), await scene.SinceLastAsync(), "List of IDs, list of processed IDs, list of reports, list of IDs without a scan.");
    }

    [TestMethod]
    public async Task Hosts_that_were_processed_are_read_and_updated_and_no_others()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();
        await scene.Qualys.ChangeInventoryAsync(new { add = 0, changeEvery = 100 });

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(
            ("Complete", "incremental", 20L, Hosts - 20L),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Updated, run.Summary.Unchanged),
            run.ToString());
        Assert.AreEqual((5L, 20L), await scene.SinceLastAsync());
        Assert.HasCount(
            20,
            (await scene.Host.AssetsAsync())
                .Where(asset => ((string)asset["name"]!).StartsWith("CHANGED", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task What_people_deleted_edited_and_removed_comes_back_although_qualys_processed_nothing()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(settings => settings with { CreateComponents = true });
        var assets = await scene.Host.AssetsAsync();
        var withComponent = assets.First(asset => asset["components"]!.AsArray().Count > 0);
        var others = assets.Where(asset => (string)asset["id"]! != (string)withComponent["id"]!).Take(2).ToList();
        await scene.Host.PersonAsync("delete", others[0]);
        await scene.Host.PersonAsync("edit", others[1], "--name", "Renamed by hand");
        await scene.Host.PersonAsync("delete-component", withComponent, "--component", (string)withComponent["components"]![0]!["name"]!);

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(
            ("Complete", "incremental", 1L, 2L),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Recreated, run.Summary.Updated),
            run.ToString());
        Assert.AreEqual(3L, (await scene.SinceLastAsync()).HostsRead);
        var after = (await scene.Host.AssetsAsync()).ToDictionary(asset => (string)asset["id"]!);
        Assert.AreEqual((string)others[1]["name"]!, (string)after[(string)others[1]["id"]!]["name"]!);
        Assert.IsTrue(after.ContainsKey((string)others[0]["id"]!));
        Assert.HasCount(1, after[(string)withComponent["id"]!]["components"]!.AsArray());
    }

    [TestMethod]
    public async Task Without_update_a_hand_edit_stays_and_is_not_even_asked_for()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(settings => settings with { UpdateProperties = false });
        var asset = (await scene.Host.AssetsAsync())[0];
        await scene.Host.PersonAsync("edit", asset, "--name", "Renamed by hand");

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(
            ("Complete", "incremental", (long)Hosts),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Unchanged),
            run.ToString());
        Assert.AreEqual(0L, (await scene.SinceLastAsync()).HostsRead);
        Assert.Contains("Renamed by hand", (await scene.Host.AssetsAsync()).Select(found => (string)found["name"]!));
    }

    [TestMethod]
    public async Task A_new_host_of_which_no_scan_was_processed_appears_and_a_host_that_is_gone_stays()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();
        var gone = (string)(await scene.Host.AssetsAsync())[7]["id"]!;
        await scene.Qualys.ChangeInventoryAsync(new { add = 3, purge = new[] { gone } });

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(
            ("Complete", "incremental", Hosts + 2L, 3L),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Expected, run.Summary.Created),
            run.ToString());
        var assets = await scene.Host.AssetsAsync();
        Assert.HasCount(Hosts + 3, assets);
        Assert.IsTrue(assets.Any(asset => (string)asset["id"]! == gone));
    }

    [TestMethod]
    public async Task What_changes_without_a_processed_scan_is_seen_by_the_next_full_run()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();
        var id = (string)(await scene.Host.AssetsAsync())[3]["id"]!;
        await scene.Qualys.ChangeInventoryAsync(new
        {
            add = 0,
            change = new[] { new { id = long.Parse(id, CultureInfo.InvariantCulture), netBios = "SILENT", silently = true } },
        });

        var second = await scene.ImportNextDayAsync();
        var full = await scene.ImportNextDayAsync(days: 6);

        Assert.AreEqual(("incremental", 0L), (second.Summary.Kind, second.Summary.Updated), second.ToString());
        Assert.AreEqual(("Complete", "full", 1L), (full.Summary.Status, full.Summary.Kind, full.Summary.Updated), full.ToString());
        StringAssert.Contains(full.Errors, "a full run is due every 7 days");
    }

    [TestMethod]
    public async Task Other_settings_make_the_next_run_full()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();

        var run = await scene.ImportNextDayAsync(settings => settings with { IpRanges = "10.0.0.0/9" });

        Assert.AreEqual(("Complete", "full"), (run.Summary.Status, run.Summary.Kind), run.ToString());
        StringAssert.Contains(run.Errors, "its filter, its settings or its account");
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DataRow("ignore-processed-after", "more than a fifth")]
    [DataRow("refuse-processed-after", "Qualys refuses to say which hosts it processed")]
    public async Task A_qualys_that_does_not_know_the_parameter_costs_a_full_run_and_no_host(string fault, string why)
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();
        await scene.Qualys.ChangeInventoryAsync(new { add = 1, changeEvery = 100 });
        await scene.Qualys.SetFaultsAsync(fault);

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(("Complete", "full", 1L, 20L, Hosts - 20L),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Created, run.Summary.Updated, run.Summary.Unchanged), run.ToString());
        StringAssert.Contains(run.Errors, why);
    }

    [TestMethod]
    public async Task Both_passes_of_a_filter_are_incremental_and_each_host_counts_once()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(
            settings => settings with { IpRanges = "10.0.0.0/8, 2001:db8::/32" });
        await scene.Qualys.ChangeInventoryAsync(new { add = 0, changeEvery = 100 });

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(("Complete", "incremental"), (run.Summary.Status, run.Summary.Kind), run.ToString());
        Assert.AreEqual(run.Summary.Expected, run.Summary.Updated + run.Summary.Unchanged);
        Assert.IsGreaterThan(15L, run.Summary.Updated);
    }

    [TestMethod]
    public async Task Quarantined_hosts_stay_in_the_proof()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(faults: ["malformed-host=5", "missing-id=9"]);

        var run = await scene.ImportNextDayAsync();

        Assert.AreEqual(("Complete", "incremental", (long)Hosts, 2L, 0L),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Expected, run.Summary.Quarantined, run.Summary.Missing), run.ToString());
    }

    [TestMethod]
    public async Task An_incremental_run_that_failed_in_its_middle_goes_on_there()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();
        scene.Host.Configure(("Qualys.BatchSize", "20"), ("Qualys.Retries", "0"), ("Qualys.ConcurrencyCap", "1"));
        await scene.Qualys.ChangeInventoryAsync(new { add = 0, changeEvery = 10 });
        var calls = (long)(await scene.Qualys.StatsAsync())["calls"]!;
        await scene.Qualys.SetFaultsAsync($"html-every={calls + 3 + 5}");
        var failed = await scene.ImportNextDayAsync();
        await scene.Qualys.SetFaultsAsync();
        await scene.SinceLastAsync();

        var resumed = await scene.ImportNextDayAsync(days: 0);

        Assert.AreEqual(
            ("Failed", "incremental", 80L),
            (failed.Summary.Status, failed.Summary.Kind, failed.Summary.Updated),
            failed.ToString());
        Assert.AreEqual(
            ("Complete", "incremental", 200L, Hosts - 200L),
            (resumed.Summary.Status, resumed.Summary.Kind, resumed.Summary.Updated, resumed.Summary.Unchanged),
            resumed.ToString());
        StringAssert.Contains(resumed.Errors, "Going on with the interrupted run");
        Assert.AreEqual(120L, (await scene.SinceLastAsync()).HostsRead);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task An_incremental_run_that_was_killed_loses_nothing()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();
        scene.Host.Configure(("Qualys.BatchSize", "20"));
        await scene.Qualys.ChangeInventoryAsync(new { add = 0, changeEvery = 10 });
        await scene.Qualys.SetFaultsAsync("error-500-every=5");
        using var process = scene.Start();
        await process.StandardError.ReadUntilAsync("Only changed hosts are read");
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(KilledImport.Limit);
        await scene.Qualys.SetFaultsAsync();

        var run = await scene.ImportNextDayAsync(days: 0);

        Assert.AreEqual(
            ("Complete", "incremental", (long)Hosts),
            (run.Summary.Status, run.Summary.Kind, run.Summary.Expected),
            run.ToString());
        Assert.HasCount(
            200,
            (await scene.Host.AssetsAsync())
                .Where(asset => ((string)asset["name"]!).StartsWith("CHANGED", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(-10_000)]
    [DataRow(10_000)]
    public async Task The_clock_of_this_machine_has_no_effect(int aheadHours)
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync(aheadHours: aheadHours);
        await scene.Qualys.ChangeInventoryAsync(new { add = 0, changeEvery = 100 });

        var run = await scene.ImportNextDayAsync();
        var weekLater = await scene.ImportNextDayAsync(days: 6);

        Assert.AreEqual(("Complete", "incremental", 20L), (run.Summary.Status, run.Summary.Kind, run.Summary.Updated), run.ToString());
        Assert.AreEqual(20L, (await scene.SinceLastAsync()).HostsRead - Hosts);
        Assert.AreEqual("full", weekLater.Summary.Kind, weekLater.ToString());
    }

    [TestMethod]
    public async Task A_preview_reads_every_host_and_the_next_run_is_incremental_all_the_same()
    {
        await using var scene = await IncrementalScene.AfterFirstImportAsync();

        var preview = await scene.ImportNextDayAsync(more: "--preview");
        var run = await scene.ImportNextDayAsync(days: 0);

        Assert.IsGreaterThanOrEqualTo(Hosts, preview.Lines.Length);
        Assert.AreEqual(("Complete", "incremental"), (run.Summary.Status, run.Summary.Kind), run.ToString());
    }

    [TestMethod]
    [DataRow("2999-01-01", "200", "</HOST_LIST_OUTPUT>")]
    [DataRow("2999-01-01T10:00:00Z", "200", "</HOST_LIST_OUTPUT>")]
    [DataRow("2999-01-01 10:00", "400", "<CODE>1905</CODE>")]
    [DataRow("01/01/2999", "400", "<VALUE>01/01/2999</VALUE>")]
    [DataRow("", "400", "<KEY>vm_processed_after</KEY>")]
    public async Task The_simulator_takes_dates_as_qualys_does_and_names_the_parameter_of_others(string after, string status, string text)
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10");

        var answer = await qualys.ListHostsAsync(("vm_processed_after", after));

        StringAssert.StartsWith(answer, status);
        StringAssert.Contains(answer, text);
        Assert.IsFalse(answer.Contains("<ID_SET>", StringComparison.Ordinal), answer);
    }
}
