using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Tests.Store;

/// <summary>Upgrades that do not come to their end, and the way back.</summary>
[StoreTestClass]
public sealed class InterruptedUpgradeTests
{
    [TestMethod]
    [TestCategory("Slow")]
    [DataRow(80)]
    [DataRow(83)]
    [DataRow(87)]
    public async Task An_upgrade_that_broke_off_after_a_script_goes_on_at_the_next_start(int last)
    {
        await using var place = await TestDatabase.CreateEmptyAsync();
        await OldDatabase.CreateAsync(place.Options, OldDatabase.LastOfVersion01, "INSERT INTO sources (name) VALUES ('Qualys:x')");
        await BreakOffAsync(place.Options, (connection, dialect) => SchemaMigration.ApplyThrough(connection, dialect, last));
        Assert.AreEqual(71, ReadSchema(place.Options));

        using var upgraded = await Database.OpenAsync(place.Options, CancellationToken.None);

        Assert.AreEqual("Qualys:x", await ReadSourceAsync(upgraded));
        Assert.IsTrue(await upgraded.ReadAsync(upgraded.HasCurrentSchema, CancellationToken.None));
    }

    [TestMethod]
    public async Task An_upgrade_that_broke_off_inside_a_script_goes_on_at_the_next_start()
    {
        await using var place = await TestDatabase.CreateEmptyAsync();
        await OldDatabase.CreateAsync(place.Options, OldDatabase.LastOfVersion01, "INSERT INTO sources (name) VALUES ('Qualys:x')");
        await BreakOffAsync(
            place.Options, (connection, _) => connection.Execute("DROP TABLE run_locks; ALTER TABLE runs ADD COLUMN owner TEXT"));

        using var upgraded = await Database.OpenAsync(place.Options, CancellationToken.None);

        Assert.AreEqual("Qualys:x", await ReadSourceAsync(upgraded));
    }

    [TestMethod]
    public async Task A_database_of_version_0_2_is_upgraded()
    {
        await using var place = await TestDatabase.CreateEmptyAsync();
        using (var dialect = place.Options.CreateDialect())
        {
            await using var connection = dialect.Open();
            await dialect.WriteAsync(
                connection, writing => SchemaMigration.ApplyThrough(writing, dialect, OldDatabase.LastOfVersion02), CancellationToken.None);
        }

        Assert.AreEqual(81, ReadSchema(place.Options));
        using var upgraded = await Database.OpenAsync(place.Options, CancellationToken.None);
        Assert.IsTrue(await upgraded.ReadAsync(upgraded.HasCurrentSchema, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_newer_database_is_refused_and_stays_as_it_is()
    {
        await using var place = await TestDatabase.CreateAsync();
        using (var database = await Database.OpenAsync(place.Options, CancellationToken.None))
        {
            await database.WriteAsync(
                connection => connection.Execute("INSERT INTO schema_versions (version, script) VALUES (999, '999-later.sql')"),
                CancellationToken.None);
        }

        var refused = await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(place.Options, CancellationToken.None));

        StringAssert.StartsWith(refused.Message, "A newer version of this host made the database (schema 999, this one knows ");
        Assert.AreEqual(999, ReadSchema(place.Options));
    }

    private static async Task BreakOffAsync(DatabaseOptions options, Action<DataConnection, IDatabaseDialect> upgrade)
    {
        using var dialect = options.CreateDialect();
        await using var connection = dialect.Open();
        await Assert.ThrowsExactlyAsync<TimeoutException>(() => dialect.WriteAsync<bool>(
            connection,
            writing =>
            {
                upgrade(writing, dialect);
                throw new TimeoutException("The process ends here.");
            },
            CancellationToken.None));
    }

    private static int ReadSchema(DatabaseOptions options)
    {
        using var database = Database.OpenAsIs(options);
        using var connection = database.OpenConnection();
        return database.ReadSchema(connection);
    }

    private static Task<string> ReadSourceAsync(Database database) =>
        database.ReadAsync(connection => connection.Execute<string>("SELECT name FROM sources"), CancellationToken.None);
}
