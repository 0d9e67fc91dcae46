using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

[TestClass]
public sealed class PerimeterTests
{
    [TestMethod]
    public async Task A_new_perimeter_is_made_once_for_a_run_with_new_assets_and_not_for_one_without()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "40");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.BatchSize", "10"));
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };

        var first = await host.ImportAsync(settings);
        var second = await host.ImportAsync(settings);

        Assert.IsTrue(first.Summary.PerimeterCreated, first.ToString());
        StringAssert.StartsWith(first.Summary.Perimeter, "Imported from Qualys Scanner ");
        Assert.IsFalse(second.Summary.PerimeterCreated, second.ToString());
        var perimeters = (await host.AssetsAsync()).Select(asset => (string)asset["perimeter"]!).Distinct().ToList();
        CollectionAssert.AreEqual(new[] { first.Summary.Perimeter }, perimeters);
    }

    [TestMethod]
    public async Task A_recreated_asset_counts_as_new_and_gets_a_perimeter_of_its_run()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "5");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PerimeterDateFormat", "yyyy"));
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };
        var first = await host.ImportAsync(settings);
        await host.PersonAsync("delete", (await host.AssetsAsync())[0]);

        var second = await host.ImportAsync(settings);

        Assert.AreEqual((1L, true), (second.Summary.Recreated, second.Summary.PerimeterCreated), second.ToString());
        Assert.AreEqual(first.Summary.Perimeter + " (2)", second.Summary.Perimeter);
    }

    [TestMethod]
    public async Task A_single_perimeter_takes_all_new_assets()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "25");
        using var host = new ReferenceHost();

        var run = await host.ImportAsync(ImportSettings.For(qualys) with { Perimeter = "Data center" });

        Assert.AreEqual(("Data center", false), (run.Summary.Perimeter, run.Summary.PerimeterCreated), run.ToString());
        Assert.IsTrue((await host.AssetsAsync()).All(asset => (string?)asset["perimeter"] == "Data center"));
    }
}
