using LinqToDB.Data;
using RiskManager.ReferenceHost.Diagnosis.Checks;
using RiskManager.ReferenceHost.Diagnosis.Storage;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Tests.Store;

namespace RiskManager.ReferenceHost.Tests.Diagnosis;

/// <summary>The database, its schema, locks and nodes, on both stores.</summary>
[StoreTestClass]
public sealed class StorageCheckTests
{
    [TestMethod]
    public async Task A_database_that_works_passes_every_check()
    {
        using var stage = await DiagnosisStage.CreateAsync();

        foreach (IDiagnosticCheck check in new IDiagnosticCheck[]
            { new StoreCheck(), new SchemaCheck(), new IntegrityCheck(), new LocksCheck() })
        {
            var result = await stage.LookOnceAsync(check);
            Assert.AreEqual(CheckOutcome.Ok, result.Outcome, result.Finding);
        }
    }

    [TestMethod]
    public async Task A_place_where_no_host_has_been_is_said_and_stays_empty()
    {
        using var stage = new DiagnosisStage();
        await stage.ConfigureAsync("");
        await EmptyServerAsync(WebConfig.ReadExisting(stage.Data).Database());

        var store = await stage.LookOnceAsync(new StoreCheck());
        var schema = await stage.LookOnceAsync(new SchemaCheck());

        Assert.AreEqual((CheckOutcome.Failed, CheckOutcome.Skipped), (store.Outcome, schema.Outcome));
        Assert.IsFalse(File.Exists(Path.Combine(stage.Data, "riskmanager.db")));
    }

    [TestMethod]
    public async Task An_older_schema_is_a_warning_and_is_not_upgraded()
    {
        using var stage = new DiagnosisStage();
        await stage.ConfigureAsync("");
        var options = WebConfig.ReadExisting(stage.Data).Database();
        await EmptyServerAsync(options);
        await OldDatabase.CreateAsync(options, OldDatabase.LastOfVersion01);

        var first = await stage.LookOnceAsync(new SchemaCheck());
        var second = await stage.LookOnceAsync(new SchemaCheck());

        Assert.AreEqual((CheckOutcome.Warning, first), (first.Outcome, second));
        StringAssert.StartsWith(first.Finding, "Schema 71; this version has ");
    }

    [TestMethod]
    [DataRow("INSERT INTO schema_versions (version, script) VALUES (999, '999-later.sql')",
        "A newer version of this host made the database")]
    [DataRow("UPDATE schema_versions SET checksum = 'other' WHERE version = 80", "The schema script 080-quartz-runs.sql was changed")]
    public async Task A_newer_or_changed_schema_is_a_failure(string change, string finding)
    {
        using var stage = await DiagnosisStage.CreateAsync();
        using (var database = Database.OpenAsIs(WebConfig.ReadExisting(stage.Data).Database()))
            await database.WriteAsync(connection => connection.Execute(change), CancellationToken.None);

        var result = await stage.LookOnceAsync(new SchemaCheck());

        Assert.AreEqual(CheckOutcome.Failed, result.Outcome);
        StringAssert.StartsWith(result.Finding, finding);
    }

    [TestMethod]
    public async Task A_lock_is_told_by_its_run_and_a_run_without_one_is_a_warning()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        await stage.InsertAsync(new RunRow
        {
            Id = "run-1", TaskId = "task", TaskName = "Nightly", TypeId = "stand-in", Settings = "{}", StartedAt = 1_772_000_000_000,
            Status = RunStatusNames.Running, Origin = "Person", ExecutedBy = "server-1-0a1b2c3d",
        });
        using var other = await Database.OpenAsync(WebConfig.ReadExisting(stage.Data).Database(), CancellationToken.None);

        CheckResult held;
        await using (await other.TryLockAsync("task", TimeSpan.Zero, CancellationToken.None))
            held = await stage.LookOnceAsync(new LocksCheck());
        var lost = await stage.LookOnceAsync(new LocksCheck());

        Assert.AreEqual(
            (CheckOutcome.Ok,
                "The run run-1 that began 2026-02-25 06:13:20 UTC, executed by server-1-0a1b2c3d, holds the lock of its task."),
            (held.Outcome, held.Finding));
        Assert.AreEqual(CheckOutcome.Warning, lost.Outcome);
        Assert.Contains("holds no lock: its process has ended.", lost.Finding);
    }

    [TestMethod]
    public async Task Nodes_are_those_of_the_scheduler_with_their_connections()
    {
        using var stage = await DiagnosisStage.CreateAsync();
        if (TestDatabase.Store == StoreKind.Sqlite)
        {
            Assert.AreEqual(CheckOutcome.Skipped, (await stage.LookOnceAsync(new NodesCheck())).Outcome);
            return;
        }

        var none = await stage.LookOnceAsync(new NodesCheck());
        using var other = await Database.OpenAsync(WebConfig.ReadExisting(stage.Data).Database(), CancellationToken.None);
        await other.WriteAsync(
            connection => connection.Execute(
                "CREATE TABLE qrtz_scheduler_state (instance_name TEXT);"
                + $"INSERT INTO qrtz_scheduler_state VALUES ('{other.Process.Name}'), ('server-2-ffffffff')"),
            CancellationToken.None);

        var nodes = (await stage.LookAsync(new NodesCheck())).ToDictionary(result => result.Subject!, result => result.Outcome);

        Assert.AreEqual(CheckOutcome.Warning, none.Outcome);
        Assert.AreEqual((CheckOutcome.Ok, CheckOutcome.Warning), (nodes[other.Process.Name], nodes["server-2-ffffffff"]));
    }

    private static async Task EmptyServerAsync(DatabaseOptions options)
    {
        if (TestDatabase.Store == StoreKind.Sqlite) return;
        using var database = Database.OpenAsIs(options);
        await database.WriteAsync(
            connection => connection.Execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public"), CancellationToken.None);
    }
}
