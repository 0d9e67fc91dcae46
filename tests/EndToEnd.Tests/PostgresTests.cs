using EndToEnd.Tests.Stage;
using Npgsql;

namespace EndToEnd.Tests;

/// <summary>The host on a PostgreSQL server, as teams and clusters use it.</summary>
[TestClass]
public sealed class PostgresTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task Import_edit_delete_and_import_again_do_the_same_as_on_the_embedded_database()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "3000");
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
            (second.Summary.Status, second.Summary.Created, second.Summary.Recreated, second.Summary.Updated, second.Summary.Unchanged),
            second.ToString());
        var after = (await host.AssetsAsync()).ToLookup(asset => (string?)asset["id"]);
        Assert.AreEqual((string)assets[0]["name"]!, (string)after[(string)assets[0]["id"]!].Single()["name"]!);
        Assert.AreEqual("Head office", (string)after[(string)assets[2]["id"]!].Single()["perimeter"]!);
        Assert.HasCount(1, after[null]);
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_run_that_was_killed_goes_on_and_nothing_is_lost_or_double()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", $"{KilledImport.Hosts}", "--rate", "1000000");
        var connectionString = await DatabaseServer.CreateDatabaseAsync();
        await using var database = NpgsqlDataSource.Create(connectionString);
        using var host = new ReferenceHost(asProcess: true);
        host.UsePostgres(connectionString, KilledImport.Keys);
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };
        await host.AssetsAsync();
        foreach (var batches in new[] { 1, 15, 40 })
        {
            await KilledImport.RunAsync(host, settings, batches, () => CountAsync("assets WHERE source_id IS NOT NULL"));
            await WaitForLocksAsync();
        }

        await KilledImport.AssertResumesAsync(host, settings);

        async Task<int> CountAsync(string rows)
        {
            await using var command = database.CreateCommand($"SELECT count(*)::int FROM {rows}");
            return (int)(await command.ExecuteScalarAsync())!;
        }

        // The server notices a moment later that a process is gone, and with it the lock of its task.
        async Task WaitForLocksAsync()
        {
            using var limit = new CancellationTokenSource(KilledImport.Limit);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (await CountAsync(
                    "pg_locks JOIN pg_database ON oid = database WHERE locktype = 'advisory' AND datname = current_database()") > 0)
                await tick.WaitForNextTickAsync(limit.Token);
        }
    }

    [TestMethod]
    public async Task A_server_that_cannot_be_reached_ends_the_run_with_exit_code_5_and_no_password()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "10");
        using var host = new ReferenceHost();
        host.UsePostgres("Host=127.0.0.1;Port=1;Database=risk;Username=u;Password=hidden");

        var run = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(5, run.ExitCode, run.ToString());
        StringAssert.Contains(run.Summary.Error, "nobody listens there");
        Assert.IsFalse(run.ToString().Contains("hidden", StringComparison.Ordinal), run.ToString());
    }

    private static async Task<ReferenceHost> HostAsync()
    {
        var host = new ReferenceHost();
        host.UsePostgres(await DatabaseServer.CreateDatabaseAsync());
        return host;
    }
}
