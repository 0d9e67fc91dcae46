using RiskManagerSimulator.Platform;

namespace EndToEnd.Tests.RealHost;

/// <summary>Imports into a Risk Manager through its API.</summary>
[TestClass]
public sealed class RealHostImportTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Every_host_is_created_once_and_a_second_run_writes_nothing(bool withKey)
    {
        await using var stage = await RealHostStage.StartAsync(400, withKey: withKey);

        var first = await stage.ImportCompleteAsync();
        var assets = stage.Assets;
        stage.Platform.Journal.Clear();
        var second = await stage.ImportCompleteAsync();

        Assert.AreEqual((400L, 0L), (first.Summary.Created, first.Summary.Quarantined), first.ToString());
        Assert.HasCount(400, assets);
        Assert.AreEqual(400L, second.Summary.Unchanged, second.ToString());
        Assert.AreEqual(0, stage.Platform.Journal.Writes);
        Assert.HasCount(400, stage.Assets);
    }

    [TestMethod]
    public async Task A_preview_says_what_would_be_created_and_writes_nothing()
    {
        await using var stage = await RealHostStage.StartAsync(20);

        var preview = await stage.ImportAsync("--preview");

        Assert.AreEqual(0, preview.ExitCode, preview.ToString());
        Assert.AreEqual(0, stage.Platform.Journal.Writes);
        Assert.IsEmpty(stage.Assets);
    }

    [TestMethod]
    public async Task Two_tasks_that_import_the_same_hosts_at_the_same_time_create_each_once()
    {
        await using var stage = await RealHostStage.StartAsync(200);
        var other = stage.Settings with { Name = "The same again" };

        var runs = await Task.WhenAll(stage.Host.ImportAsync(stage.Settings), stage.Host.ImportAsync(other));

        foreach (var run in runs) Assert.AreEqual((0, "Complete"), (run.ExitCode, run.Summary.Status), run.ToString());
        Assert.HasCount(200, stage.Assets);
        Assert.AreEqual(200, stage.Keys().Distinct().Count());
        Assert.AreEqual(200L, runs.Sum(run => run.Summary.Created));
    }

    [TestMethod]
    public async Task A_new_perimeter_for_each_run_is_created_once_and_only_if_there_is_a_new_asset()
    {
        await using var stage = await RealHostStage.StartAsync(20, new SimulatorOptions { Faults = ["lost-reply=1"] });
        stage.Settings = stage.Settings with { PerimeterMode = "newPerRun", Perimeter = null };

        var first = await stage.ImportCompleteAsync();
        var second = await stage.ImportCompleteAsync();

        Assert.IsTrue(first.Summary.PerimeterCreated, first.ToString());
        Assert.AreEqual((20L, false), (second.Summary.Unchanged, second.Summary.PerimeterCreated), second.ToString());
        var perimeters = stage.Platform.Organization.Perimeters.All.Where(
            perimeter => perimeter.Name.StartsWith("Imported from Qualys Scanner", StringComparison.Ordinal)).ToList();
        Assert.HasCount(1, perimeters);
        Assert.IsTrue(stage.Assets.All(asset => asset.PerimeterId == perimeters[0].Id));
    }
}
