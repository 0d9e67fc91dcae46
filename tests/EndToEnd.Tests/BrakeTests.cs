using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>A run that would create or change an unlikely share of the assets waits for a person (R39).</summary>
[TestClass]
public sealed class BrakeTests
{
    private static readonly string[] Tables =
    [
        "assets", "components", "perimeters", "sources", "explanations", "deleted_assets", "custom_values", "quarantine", "run_changes",
        "import_runs", "checkpoints", "task_states",
    ];

    [TestMethod]
    public async Task After_a_change_of_the_servers_name_the_run_is_held_before_a_single_write()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200");
        await using var renamed = await QualysPlatform.StartAsync("--hosts", "200");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys);
        Assert.AreEqual(0, (await host.ImportAsync(settings)).ExitCode);
        var before = Rows(host);

        var run = await host.ImportAsync(settings with { ServerUrl = renamed.Url.ToString() });

        Assert.AreEqual(
            (6, "Held", 200L, 0L), (run.ExitCode, run.Summary.Status, run.Summary.Expected, run.Summary.Created), run.ToString());
        StringAssert.Contains(run.Summary.Error, $"imported from {qualys.Source}, this one from {renamed.Source}. Check the server URL.");
        CollectionAssert.AreEqual(before, Rows(host));
    }

    [TestMethod]
    public async Task A_filter_emptied_by_mistake_is_held_and_goes_on_when_it_is_approved()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "400");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys);
        var filtered = await host.ImportAsync(settings with { IpRanges = "10.0.0.0/10" });
        Assert.IsLessThan(200L, filtered.Summary.Created, filtered.ToString());
        var before = Rows(host);

        var preview = await host.ImportAsync(settings, "--preview");
        var held = await host.ImportAsync(settings);
        var untouched = Rows(host);
        var approved = await host.ImportAsync(settings, "--approve");

        StringAssert.Contains(preview.Errors, "A run of the task would be held here.");
        Assert.AreEqual((6, "Held"), (held.ExitCode, held.Summary.Status), held.ToString());
        StringAssert.Contains(held.Summary.Error, "the filter is not that of the last complete run");
        CollectionAssert.AreEqual(before, untouched);
        Assert.AreEqual(
            (0, "Complete", 400L - filtered.Summary.Created), (approved.ExitCode, approved.Summary.Status, approved.Summary.Created),
            approved.ToString());
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Placeholders_instead_of_60_percent_of_the_names_are_held_at_the_first_checkpoint_and_35_percent_are_not()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.BatchSize", "500"));
        var settings = ImportSettings.For(qualys);
        Assert.AreEqual(0, (await host.ImportAsync(settings)).ExitCode);
        var before = Rows(host);

        await qualys.SetFaultsAsync("placeholder-names=60");
        var held = await host.ImportAsync(settings);
        var untouched = Rows(host);
        await qualys.SetFaultsAsync("placeholder-names=35");
        var fewer = await host.ImportAsync(settings);

        Assert.AreEqual((6, "Held", 0L), (held.ExitCode, held.Summary.Status, held.Summary.Updated), held.ToString());
        StringAssert.Contains(held.Summary.Error, "hosts lost their names in Qualys");
        CollectionAssert.AreEqual(before, untouched);
        Assert.AreEqual((0, "Complete"), (fewer.ExitCode, fewer.Summary.Status), fewer.ToString());
        Assert.IsInRange(500L, 700L, fewer.Summary.Updated);
    }

    [TestMethod]
    public async Task An_approved_run_that_fails_halfway_goes_on_without_a_second_approval()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "1000");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "200"), ("Qualys.BatchSize", "100"), ("Qualys.Retries", "0"));
        var settings = ImportSettings.For(qualys);
        Assert.AreEqual(0, (await host.ImportAsync(settings)).ExitCode);
        await qualys.SetFaultsAsync("placeholder-names=100");
        Assert.AreEqual(6, (await host.ImportAsync(settings)).ExitCode);
        var sixth = (long)(await qualys.StatsAsync())["calls"]! + 6;
        await qualys.SetFaultsAsync("placeholder-names=100", $"html-every={sixth}");

        var failed = await host.ImportAsync(settings, "--approve");
        await qualys.SetFaultsAsync("placeholder-names=100");
        var resumed = await host.ImportAsync(settings);

        Assert.AreEqual((4, "Failed"), (failed.ExitCode, failed.Summary.Status), failed.ToString());
        Assert.IsGreaterThan(0L, failed.Summary.Updated);
        Assert.AreEqual((0, "Complete", 1000L), (resumed.ExitCode, resumed.Summary.Status, resumed.Summary.Expected), resumed.ToString());
        StringAssert.Contains(resumed.Errors, "Going on with the interrupted run");
        Assert.HasCount(1, host.Query("SELECT id FROM runs WHERE approved_by IS NOT NULL"));
    }

    /// <summary>Every value of the tables that a run writes what it imports and remembers to.</summary>
    private static string[] Rows(ReferenceHost host) =>
    [
        .. Tables.SelectMany(table =>
        {
            var columns = host.Query($"SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}')");
            return host.Query($"SELECT '{table} ' || {string.Join(" || ',' || ", columns)} FROM {table} ORDER BY 1");
        }),
    ];
}
