using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Tests.Store;

[StoreTestClass]
public sealed class ListIndexesTests
{
    [TestMethod]
    public async Task A_large_import_into_an_empty_organization_goes_without_them_until_they_are_built()
    {
        await using var store = await TestStore.CreateAsync();

        await store.ApplyAsync(Assets(1, 600));
        await store.ApplyAsync(Assets(601, 1_200));

        Assert.IsFalse(await HasIndexesAsync(store));
        await store.Database.BuildListIndexesAsync(CancellationToken.None);
        Assert.IsTrue(await HasIndexesAsync(store));
        await store.Database.BuildListIndexesAsync(CancellationToken.None);
        Assert.IsTrue(await HasIndexesAsync(store));
    }

    [TestMethod]
    public async Task The_database_has_statistics_of_the_assets_when_they_are_built()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(Assets(1, 600));
        Assert.AreEqual(0, await CountStatisticsAsync(store));

        await store.Database.BuildListIndexesAsync(CancellationToken.None);

        Assert.AreNotEqual(0, await CountStatisticsAsync(store));
    }

    [TestMethod]
    public async Task A_small_import_keeps_them()
    {
        await using var store = await TestStore.CreateAsync();

        await store.ApplyAsync(Assets(1, 100));

        Assert.IsTrue(await HasIndexesAsync(store));
    }

    [TestMethod]
    public async Task An_organization_that_holds_assets_keeps_them_during_a_large_import()
    {
        await using var place = await TestDatabase.CreateAsync();
        await using (var earlier = await TestStore.OpenAsync(place.Options))
        {
            await earlier.ApplyAsync(Assets(1, 1_000));
            await earlier.Database.BuildListIndexesAsync(CancellationToken.None);
        }

        await using var store = await TestStore.OpenAsync(place.Options);
        await store.ApplyAsync(Assets(1_001, 1_600));

        Assert.IsTrue(await HasIndexesAsync(store));
    }

    [TestMethod]
    public async Task A_batch_that_fails_leaves_them()
    {
        await using var store = await TestStore.CreateAsync();

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(Assets(1, 600) + TestStore.Asset("1")));
        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(Assets(1, 600), perimeter: null));

        Assert.IsTrue(await HasIndexesAsync(store));
    }

    private static Task<long> CountStatisticsAsync(TestStore store) => store.Database.ReadAsync(
        connection => store.Database.IsShared
            ? connection.Number("SELECT count(*) FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'assets'") ?? 0
            : connection.Text("SELECT name FROM sqlite_master WHERE name = 'sqlite_stat1'") is null ? 0
            : connection.Number("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'assets'") ?? 0,
        CancellationToken.None);

    private static Task<bool> HasIndexesAsync(TestStore store) => store.Database.HasListIndexesAsync(CancellationToken.None);

    private static string Assets(int first, int last) =>
        string.Concat(Enumerable.Range(first, last - first + 1)
            .Select(id => TestStore.Asset(id.ToString(System.Globalization.CultureInfo.InvariantCulture))));
}
