using System.Xml.Linq;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>The inventory for Risk Manager's own task <em>Import Assets from XML File</em> (R32).</summary>
[TestClass]
public sealed class ExportTests
{
    [TestMethod]
    public async Task The_whole_inventory_is_in_the_file_and_no_store_exists()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "3000");
        using var host = new ReferenceHost();
        var export = new ExportRun(host);
        var settings = ImportSettings.For(qualys) with
        {
            CreateComponents = true, Responsible = "Ana", PerimeterMode = "newPerRun", Perimeter = null, IncrementalRuns = true,
        };

        var (run, summary) = await export.RunAsync(settings);

        Assert.AreEqual((0, "Complete", 3000), (run.ExitCode, (string)summary["status"]!, (int)summary["exported"]!), run.ToString());
        var assets = export.Assets();
        Assert.HasCount(3000, assets);
        Assert.HasCount(3000, assets.Select(asset => asset.Element("id")!.Value).ToHashSet());
        Assert.IsTrue(assets.All(asset => asset.Element("source")!.Value == qualys.Source));
        Assert.IsTrue(assets.All(asset => asset.Element("responsible")!.Value == "Ana"));
        Assert.IsFalse(File.Exists(host.DatabaseFile));
    }

    [TestMethod]
    public async Task The_file_says_what_an_import_would_write()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200");
        using var host = new ReferenceHost();
        var export = new ExportRun(host);
        await host.ImportAsync(ImportSettings.For(qualys));

        await export.RunAsync(ImportSettings.For(qualys));

        var imported = (await host.AssetsAsync()).Where(asset => (string?)asset["source"] == qualys.Source)
            .Select(asset => $"{asset["id"]} {asset["name"]} {asset["hostAddress"]} {asset["dnsName"]} {asset["operatingSystem"]}");
        CollectionAssert.AreEquivalent(imported.ToList(), export.Assets().Select(asset => string.Join(
            ' ', asset.Element("id")!.Value, asset.Element("name")!.Value, asset.Element("hostaddress")?.Value,
            Attribute(asset, "dnsName"), Attribute(asset, "operatingSystem"))).ToList());
    }

    [TestMethod]
    public async Task The_same_inventory_makes_the_same_bytes_whatever_the_order_in_which_Qualys_delivers_it()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "1500");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "200"), ("Qualys.BatchSize", "70"));
        var export = new ExportRun(host);
        await export.RunAsync(ImportSettings.For(qualys));
        var first = await File.ReadAllBytesAsync(export.OutFile);
        await qualys.SetFaultsAsync("unsorted", "several-host-lists");
        host.Configure(("Qualys.PageSize", "310"));

        var (run, _) = await export.RunAsync(ImportSettings.For(qualys));

        Assert.AreEqual(0, run.ExitCode, run.ToString());
        CollectionAssert.AreEqual(first, await File.ReadAllBytesAsync(export.OutFile));
    }

    [TestMethod]
    public async Task A_host_that_Qualys_lists_but_does_not_deliver_leaves_the_old_file()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200");
        using var host = new ReferenceHost();
        var export = new ExportRun(host);
        await export.RunAsync(ImportSettings.For(qualys));
        var before = await File.ReadAllBytesAsync(export.OutFile);
        await qualys.ChangeInventoryAsync(new { add = 50 });
        await qualys.SetFaultsAsync("lost-host=10");

        var (run, summary) = await export.RunAsync(ImportSettings.For(qualys));

        Assert.AreEqual(
            (3, "Incomplete", 1, 0),
            (run.ExitCode, (string)summary["status"]!, (int)summary["missing"]!, (int)summary["exported"]!), run.ToString());
        CollectionAssert.AreEqual(before, await File.ReadAllBytesAsync(export.OutFile));
        CollectionAssert.AreEqual(new[] { "inventory.xml" }, export.Names.ToList());
    }

    [TestMethod]
    public async Task A_host_that_cannot_be_read_is_left_out_and_counted()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "200", "--fault", "malformed-host=10");
        using var host = new ReferenceHost();
        var export = new ExportRun(host);

        var (run, summary) = await export.RunAsync(ImportSettings.For(qualys));

        Assert.AreEqual(
            (0, 200, 199, 1),
            (run.ExitCode, (int)summary["expected"]!, (int)summary["exported"]!, (int)summary["quarantined"]!), run.ToString());
        Assert.HasCount(199, export.Assets());
    }

    [TestMethod]
    public async Task Split_files_hold_every_asset_once_and_follow_a_smaller_inventory()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "250");
        using var host = new ReferenceHost();
        var export = new ExportRun(host);
        var settings = ImportSettings.For(qualys);

        var (_, first) = await export.RunAsync(settings, "--assets-per-file", "100");
        var split = export.Names.SelectMany(name => export.Assets(name)).Select(asset => asset.Element("id")!.Value).ToList();
        var (_, second) = await export.RunAsync(settings, "--assets-per-file", "200");

        Assert.AreEqual((3, 2), ((int)first["files"]!, (int)second["files"]!));
        Assert.HasCount(250, split);
        Assert.HasCount(250, split.ToHashSet());
        CollectionAssert.AreEqual(new[] { "inventory-0001.xml", "inventory-0002.xml" }, export.Names.ToList());
        Assert.HasCount(50, export.Assets("inventory-0002.xml"));
    }

    [TestMethod]
    public async Task An_empty_inventory_is_refused_because_a_file_without_assets_is_none()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "0");
        using var host = new ReferenceHost();
        var export = new ExportRun(host);

        var (run, summary) = await export.RunAsync(ImportSettings.For(qualys));

        Assert.AreEqual(2, run.ExitCode, run.ToString());
        StringAssert.Contains((string)summary["error"]!, "matches nothing");
        Assert.IsEmpty(export.Names);
    }

    [TestMethod]
    [DoNotParallelize]
    public async Task A_killed_export_leaves_the_old_file_and_the_next_one_cleans_up()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "2000");
        using var host = new ReferenceHost(asProcess: true);
        host.Configure(("Qualys.PageSize", "100"));
        var export = new ExportRun(host);
        await File.WriteAllTextAsync(export.OutFile, "the old one");
        await qualys.SetFaultsAsync("slow-page=8:60");

        await KillOnceItHasWrittenAsync(host, export, ImportSettings.For(qualys));
        var old = await File.ReadAllTextAsync(export.OutFile);
        var left = export.Names;
        await qualys.SetFaultsAsync();
        var (run, _) = await export.RunAsync(ImportSettings.For(qualys));

        Assert.AreEqual("the old one", old);
        CollectionAssert.AreEqual(new[] { "inventory.xml", "inventory.xml.spool" }, left.ToList());
        Assert.AreEqual(0, run.ExitCode, run.ToString());
        CollectionAssert.AreEqual(new[] { "inventory.xml" }, export.Names.ToList());
        Assert.HasCount(2000, export.Assets());
    }

    [TestMethod]
    [TestCategory("Slow")]
    [DoNotParallelize]
    public async Task A_hundred_thousand_hosts_are_exported_in_150_MB()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "100000");
        using var host = new ReferenceHost(asProcess: true);
        var export = new ExportRun(host);

        var (run, summary) = await export.RunAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, 100_000), (run.ExitCode, (int)summary["exported"]!), run.ToString());
        Assert.IsLessThanOrEqualTo(150, (int)summary["peakMegabytes"]!, run.ToString());
        Assert.HasCount(100_000, export.Assets());
    }

    private static string? Attribute(XElement asset, string name) =>
        asset.Element("attributes")?.Elements().SingleOrDefault(attribute => attribute.Attribute("name")!.Value == name)?.Value;

    private static async Task KillOnceItHasWrittenAsync(ReferenceHost host, ExportRun export, ImportSettings settings)
    {
        using var process = host.Command(export.Command(settings)).Start();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var spool = new FileInfo(export.OutFile + ".spool");
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!spool.Exists || spool.Length == 0)
        {
            await tick.WaitForNextTickAsync(limit.Token);
            spool.Refresh();
        }

        process.Kill();
        await process.WaitForExitAsync(limit.Token);
    }
}
