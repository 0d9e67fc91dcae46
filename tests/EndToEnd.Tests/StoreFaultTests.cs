using Microsoft.Data.Sqlite;
using EndToEnd.Tests.Stage;

namespace EndToEnd.Tests;

/// <summary>The host's storage fails: the run says so, the store stays consistent, the next run completes.</summary>
[TestClass]
public sealed class StoreFaultTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task A_full_disk_ends_the_run_and_the_next_one_completes()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "20000");
        using var host = new ReferenceHost();
        host.Configure(("RiskManager.DatabaseLimitMegabytes", "1"));
        var settings = ImportSettings.For(qualys) with { PerimeterMode = "newPerRun", Perimeter = null };

        var full = await host.ImportAsync(settings);
        var heldThen = (await host.AssetsAsync()).Count;
        host.Configure();
        var next = await host.ImportAsync(settings);

        Assert.AreEqual((5, "Failed"), (full.ExitCode, full.Summary.Status), full.ToString());
        Assert.AreEqual(full.Summary.Created, heldThen);
        Assert.AreEqual((0, "Complete", 20_000L), (next.ExitCode, next.Summary.Status, next.Summary.Created), next.ToString());
        Assert.HasCount(1, (await host.AssetsAsync()).Select(asset => (string)asset["perimeter"]!).ToHashSet());
        Assert.AreEqual("ok", host.Query("PRAGMA integrity_check")[0]);
    }

    [TestMethod]
    public async Task A_locked_database_ends_the_run_and_the_next_one_completes()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "500");
        using var host = new ReferenceHost();
        host.Configure(("RiskManager.DatabaseBusySeconds", "1"));
        await host.AssetsAsync();
        HostRun locked;
        await using (var connection = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var begin = connection.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync();
            locked = await host.ImportAsync(ImportSettings.For(qualys));
        }

        var next = await host.ImportAsync(ImportSettings.For(qualys));

        Assert.AreEqual(5, locked.ExitCode, locked.ToString());
        StringAssert.Contains(locked.ToString(), "locked");
        Assert.AreEqual((0, 500L), (next.ExitCode, next.Summary.Created), next.ToString());
    }

    [TestMethod]
    public async Task Overwritten_hand_edits_and_recreations_are_in_the_audit_with_old_value_and_run()
    {
        await using var qualys = await QualysPlatform.StartAsync("--hosts", "20");
        using var host = new ReferenceHost();
        var settings = ImportSettings.For(qualys);
        await host.ImportAsync(settings);
        var assets = await host.AssetsAsync();
        await host.PersonAsync("edit", assets[0], "--name", "Named by hand");
        await host.PersonAsync("delete", assets[1]);

        var run = await host.ImportAsync(settings);

        var audit = host.Query($"SELECT entry FROM audit WHERE run_id = '{run.Summary.RunId}'");
        Assert.HasCount(2, audit, string.Join("\n", audit));
        Assert.IsTrue(audit.Any(entry => entry.Contains("Named by hand", StringComparison.Ordinal)));
        Assert.IsTrue(audit.Any(entry => entry.Contains((string)assets[1]["name"]!, StringComparison.Ordinal)));
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task No_secret_is_ever_written_anywhere()
    {
        const string secret = "S3cret-Of-The-Account";
        await using var qualys = await QualysPlatform.StartAsync(
            "--hosts", "50", "--password", secret, "--fault", "error-500-every=4", "--fault", "malformed-host=3");
        using var host = new ReferenceHost();
        host.Configure(("Qualys.PageSize", "10"));
        var xml = Path.Combine(host.Folder, "xml");

        var good = await host.ImportWithPasswordAsync(ImportSettings.For(qualys), secret, "--xml-dir", xml);
        var refused = await host.ImportWithPasswordAsync(ImportSettings.For(qualys) with { AccessAccount = "other" }, secret);
        var test = await host.TestConnectionAsync(ImportSettings.For(qualys) with { AccessAccount = "other" }, secret);

        Assert.AreEqual((0, 4, 4), (good.ExitCode, refused.ExitCode, test.ExitCode), good.ToString());
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"user:{secret}"));
        var everything = Directory.GetFiles(host.Folder, "*", SearchOption.AllDirectories)
            .Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)))
            .Append(good.ToString()).Append(refused.ToString()).Append(test.ToString()).ToList();
        Assert.IsFalse(everything.Exists(
            text => text.Contains(secret, StringComparison.Ordinal) || text.Contains(encoded, StringComparison.Ordinal)));
    }
}
