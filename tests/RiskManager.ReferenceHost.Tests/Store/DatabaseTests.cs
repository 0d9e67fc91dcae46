using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store;

[StoreTestClass]
public sealed class DatabaseTests
{
    [TestMethod]
    public async Task Opening_again_keeps_everything_and_migrates_nothing()
    {
        await using var place = await TestDatabase.CreateAsync();
        await using var store = await TestStore.OpenAsync(place.Options);
        await store.ApplyAsync(TestStore.Asset("1"));

        using var again = await Database.OpenAsync(place.Options, CancellationToken.None);

        Assert.AreEqual(1, await again.ReadAsync(connection => connection.GetTable<AssetRow>().Count(), CancellationToken.None));
    }

    [TestMethod]
    public async Task Two_that_open_a_fresh_database_at_once_migrate_it_once()
    {
        await using var place = await TestDatabase.CreateEmptyAsync();

        var opening = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database.OpenAsync(place.Options, CancellationToken.None)));
        var opened = await Task.WhenAll(opening);

        Assert.AreEqual(4, await opened[0].ReadAsync(connection => connection.GetTable<AssetTypeRow>().Count(), CancellationToken.None));
        foreach (var database in opened) database.Dispose();
    }

    [TestMethod]
    public async Task A_database_of_a_newer_host_is_refused()
    {
        await using var place = await TestDatabase.CreateAsync();
        await using var store = await TestStore.OpenAsync(place.Options);
        await store.WriteAsync("INSERT INTO schema_versions (version, script) VALUES (999, 'future')");

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => Database.OpenAsync(place.Options, CancellationToken.None));

        Assert.Contains("newer version", exception.Message);
    }
}
