using QualysPlugin.HostTests.Stage;
using RiskManager.Postgres;

namespace QualysPlugin.HostTests;

/// <summary>The host on a PostgreSQL server, as teams and clusters use it.</summary>
[TestClass]
public sealed class PostgresTests
{
    private static PostgresCluster? _server;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) =>
        _server = PostgresCluster.FindPrograms() is null ? null : await PostgresCluster.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [TestMethod]
    public async Task Import_edit_delete_and_import_again_do_the_same_as_on_the_embedded_database()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "3000");
        using var host = await HostAsync();
        var first = await host.ImportAsync(ImportSettings.For(qualys));
        var assets = await host.AssetsAsync();
        await host.PersonAsync("edit", assets[0], "--name", "Renamed");
        await host.PersonAsync("delete", assets[1]);
        await host.PersonAsync("copy", assets[2]);
        await host.PersonAsync("move", assets[2], "--perimeter", "Head office");

        var second = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual((0, "Complete", 3000L), (first.ExitCode, first.Summary.Status, first.Summary.Created), first.ToString());
        Assert.AreEqual(("Complete", 0L, 1L, 1L, 2998L),
            (second.Summary.Status, second.Summary.Created, second.Summary.Recreated, second.Summary.Updated, second.Summary.Unchanged), second.ToString());
        var after = (await host.AssetsAsync()).ToLookup(asset => (string?)asset["id"]);
        Assert.AreEqual((string)assets[0]["name"]!, (string)after[(string)assets[0]["id"]!].Single()["name"]!);
        Assert.AreEqual("Head office", (string)after[(string)assets[2]["id"]!].Single()["perimeter"]!);
        Assert.HasCount(1, after[null]);
    }

    [TestMethod]
    public async Task A_run_that_was_killed_goes_on_and_nothing_is_lost_or_double()
    {
        const int hosts = 40_000;
        await using var qualys = await Simulator.StartAsync("--hosts", $"{hosts}", "--rate", "1000000");
        using var host = await HostAsync();
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };
        var file = Path.Combine(host.Folder, "settings.json");
        settings.WriteTo(file);
        foreach (var milliseconds in new[] { 900, 1_400, 1_900 })
        {
            using var process = host.Start(["import", "--settings", file, "--data", host.Data]);
            await Task.Delay(milliseconds);
            process.Kill();
            await process.WaitForExitAsync();
        }

        var last = await host.ImportAsync(settings);

        Assert.AreEqual((0, "Complete", (long)hosts), (last.ExitCode, last.Summary.Status, last.Summary.Expected), last.ToString());
        var assets = await host.AssetsAsync();
        Assert.HasCount(hosts, assets);
        Assert.HasCount(hosts, assets.Select(asset => (string)asset["id"]!).ToHashSet());
        Assert.HasCount(1, assets.Select(asset => (string)asset["perimeter"]!).ToHashSet());
    }

    [TestMethod]
    public async Task A_server_that_cannot_be_reached_ends_the_run_with_exit_code_5_and_no_password()
    {
        await using var qualys = await Simulator.StartAsync("--hosts", "10");
        using var host = new ReferenceHost();
        host.UsePostgres("Host=127.0.0.1;Port=1;Database=risk;Username=u;Password=hidden");

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(5, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "nobody listens there");
        Assert.IsFalse(run.ToString().Contains("hidden", StringComparison.Ordinal), run.ToString());
    }

    private static async Task<ReferenceHost> HostAsync()
    {
        if (_server is null)
            Assert.Inconclusive(PostgresCluster.InstallLine);
        var host = new ReferenceHost();
        host.UsePostgres(await _server.CreateDatabaseAsync());
        return host;
    }
}
