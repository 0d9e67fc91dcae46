using LinqToDB;
using Microsoft.Data.Sqlite;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store;

[TestClass]
public sealed class DatabaseTests
{
    [TestMethod]
    public async Task A_fresh_database_holds_the_sample_organization()
    {
        await using var store = await TestStore.CreateAsync();

        var perimeters = await store.ReadAsync(connection => connection.GetTable<PerimeterRow>().OrderBy(row => row.Id).Select(row => row.Name).ToList());

        CollectionAssert.AreEqual(new[] { "Data center", "Head office" }, perimeters);
        Assert.AreEqual("Administrator", await store.ReadAsync(connection => connection.GetTable<PersonRow>().Single().Name));
    }

    [TestMethod]
    public async Task Opening_again_keeps_everything_and_migrates_nothing()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        using var again = await Database.OpenAsync(Options(store.FolderPath), CancellationToken.None);

        Assert.AreEqual(1, await again.ReadAsync(connection => connection.GetTable<AssetRow>().Count(), CancellationToken.None));
    }

    [TestMethod]
    public async Task Two_that_open_a_fresh_database_at_once_migrate_it_once()
    {
        using var folder = new TemporaryFolder();

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database.OpenAsync(Options(folder.Path), CancellationToken.None))));

        Assert.AreEqual(2, await opened[0].ReadAsync(connection => connection.GetTable<PerimeterRow>().Count(), CancellationToken.None));
        foreach (var database in opened) database.Dispose();
    }

    [TestMethod]
    public async Task A_database_of_a_newer_host_is_refused()
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync("INSERT INTO schema_versions (version, script) VALUES (999, 'future')");

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(Options(store.FolderPath), CancellationToken.None));

        Assert.Contains("newer version", exception.Message);
    }

    [TestMethod]
    public async Task A_locked_database_is_waited_for_and_then_reported_with_advice()
    {
        await using var store = await TestStore.CreateAsync(busyTimeout: TimeSpan.FromMilliseconds(60));
        await using var other = new SqliteConnection($"Data Source={store.FolderPath}/riskmanager.db;Pooling=false");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("1")));
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Contains("locked by another program", exception.Message);
        Assert.Contains(HostKeys.BusySeconds, exception.Message);
        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("1"))).Created);
    }

    [TestMethod]
    public async Task A_wait_for_a_locked_database_can_be_cancelled()
    {
        await using var store = await TestStore.CreateAsync();
        await using var other = new SqliteConnection($"Data Source={store.FolderPath}/riskmanager.db;Pooling=false");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");
        using var cancel = new CancellationTokenSource();

        var waiting = store.Assets.ApplyAsync(TestStore.Batch(TestStore.Asset("1"), "Data center", null, TestStore.Run, []), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
    }

    [TestMethod]
    public async Task A_full_database_loses_the_batch_but_nothing_that_was_committed()
    {
        await using var store = await TestStore.CreateAsync(sizeLimitMegabytes: 1);
        await store.ApplyAsync(TestStore.Asset("1"));
        var large = string.Concat(Enumerable.Range(2, 300).Select(id => TestStore.Asset($"{id}", $"<description>{new string('x', 5000)}</description>")));

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(large));

        Assert.Contains(HostKeys.SizeLimitMegabytes, exception.Message);
        Assert.HasCount(1, await store.ListAsync());
        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("2"))).Created);
    }

    [TestMethod]
    public async Task A_damaged_file_is_reported_as_damaged()
    {
        using var folder = new TemporaryFolder();
        folder.Write("riskmanager.db", new string('x', 10_000));

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(Options(folder.Path), CancellationToken.None));

        Assert.Contains("damaged", exception.Message);
    }

    [TestMethod]
    public async Task A_folder_that_cannot_be_made_is_reported()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(Options(file), CancellationToken.None));
    }

    private static DatabaseOptions Options(string folder) => new(Path.Combine(folder, "riskmanager.db"), TimeSpan.FromSeconds(15));

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
