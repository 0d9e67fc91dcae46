using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store;

/// <summary>Databases of older versions; the folder Version01 has the scripts as version 0.1 shipped them.</summary>
[StoreTestClass]
public sealed class SchemaUpgradeTests
{
    [TestMethod]
    public async Task A_database_of_version_0_1_gets_the_schema_of_a_fresh_one()
    {
        await using var old = await TestDatabase.CreateEmptyAsync();
        await using var fresh = await TestDatabase.CreateEmptyAsync();
        await OldDatabase.CreateAsync(old.Options, OldDatabase.LastOfVersion01);

        using var upgraded = await Database.OpenAsync(old.Options, CancellationToken.None);
        using var created = await Database.OpenAsync(fresh.Options, CancellationToken.None);

        var expected = await DescribeAsync(created);
        Assert.IsGreaterThan(100, expected.Count);
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', await DescribeAsync(upgraded)));
        CollectionAssert.AreEqual(await AppliedAsync(created), await AppliedAsync(upgraded));
    }

    [TestMethod]
    public async Task A_database_of_version_0_1_keeps_its_data()
    {
        await using var old = await TestDatabase.CreateEmptyAsync();
        await OldDatabase.CreateAsync(
            old.Options,
            OldDatabase.LastOfVersion01,
            """
            INSERT INTO sources (name) VALUES ('Qualys:platform.example');
            INSERT INTO assets (perimeter_id, type_id, source_id, import_id, name, dns_name, latitude, hand_edited, fingerprint)
                SELECT p.id, t.id, s.id, '4096', 'SRV1', 'srv1.example.com', 1.5, 1024, 77
                FROM perimeters AS p, asset_types AS t, sources AS s
                WHERE p.name = 'Head office' AND t.name = 'Technology';
            INSERT INTO components (asset_id, key, imported, name, cpe, knowledge_base_id)
                SELECT id, 'operating-system', TRUE, 'Windows 10', NULL, 'WIN.000110' FROM assets;
            INSERT INTO runs (id, task_id, task_name, type_id, settings, started_at, status, created, components_created, origin)
                VALUES ('run-1', 'task', 'Nightly', 'qualys', '{}', 1, 'Complete', 12, 34, 'Person');
            INSERT INTO task_states (task_id, state) VALUES ('task', 'remembered');
            """);

        await using var store = await TestStore.OpenAsync(old.Options);

        var asset = await store.GetAsync("4096");
        Assert.AreEqual(("SRV1", "Head office", "srv1.example.com"), (asset.Name, asset.Perimeter, asset.DnsName));
        var row = await store.RowAsync("4096");
        Assert.AreEqual((1.5, AssetFields.DnsName, 77L), (row.Latitude, (AssetFields)row.HandEdited, row.Fingerprint));
        Assert.HasCount(1, await store.Components.FindAsync(TestStore.Source, ["4096"], CancellationToken.None));
        var run = await store.ReadAsync(connection => connection.GetTable<RunRow>().Single());
        Assert.AreEqual(new ImportCounts { Created = 12, ComponentsCreated = 34 }, run.Counts);
        Assert.AreEqual(1, await store.ReadAsync(connection => connection.GetTable<AssetEventsBeginRow>().Single().RunStartedAt));
        Assert.AreEqual("remembered", await store.ReadAsync(connection => connection.GetTable<TaskStateRow>().Single().State));
        Assert.AreEqual("Administrator", await store.ReadAsync(connection => connection.GetTable<PersonRow>().Single().Name));
        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("4096", name: "CHANGED"))).Updated);
    }

    [TestMethod]
    public async Task Every_applied_script_is_recorded_with_its_checksum()
    {
        await using var place = await TestDatabase.CreateEmptyAsync();
        using var database = await Database.OpenAsync(place.Options, CancellationToken.None);

        var applied = await AppliedAsync(database);

        StringAssert.StartsWith(applied[0], "71 071-version-0.1.sql ");
        foreach (var script in applied) StringAssert.Matches(script, new("^[0-9]+ [0-9]{3}-[a-z0-9.-]+\\.sql [0-9a-f]{64}$"));
    }

    [TestMethod]
    [DataRow("UPDATE schema_versions SET checksum = 'other' WHERE version = 71", "071-version-0.1.sql")]
    [DataRow("UPDATE schema_versions SET checksum = NULL WHERE version = 80", "080-quartz-runs.sql")]
    public async Task A_script_that_was_changed_after_it_was_applied_is_refused_by_name(string change, string script)
    {
        await using var place = await TestDatabase.CreateAsync();
        await using var store = await TestStore.OpenAsync(place.Options);
        await store.WriteAsync(change);

        var refused = await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(place.Options, CancellationToken.None));

        StringAssert.StartsWith(refused.Message, $"The schema script {script} was changed after it was applied to this database.");
    }

    [TestMethod]
    public async Task A_database_from_before_version_0_1_is_refused_and_stays_as_it_is()
    {
        await using var place = await TestDatabase.CreateEmptyAsync();
        await OldDatabase.CreateAsync(place.Options, 40);

        var refused = await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(place.Options, CancellationToken.None));

        StringAssert.StartsWith(refused.Message, "The database was made before version 0.1 (schema 40)");
    }

    private static Task<List<string>> DescribeAsync(Database database) =>
        database.ReadAsync(connection => connection.Query<string>(TestDatabase.DescribeSchema).ToList(), CancellationToken.None);

    private static Task<List<string>> AppliedAsync(Database database) => database.ReadAsync(
        connection => connection.Query<string>(
            "SELECT version || ' ' || script || ' ' || coalesce(checksum, '') FROM schema_versions ORDER BY version").ToList(),
        CancellationToken.None);
}
