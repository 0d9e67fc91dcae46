using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store;

/// <summary>Every asset has a perimeter: SQLite checks it by a foreign key, PostgreSQL by triggers that cost an import less.</summary>
[StoreTestClass]
public sealed class AssetPerimeterTests
{
    private const long Nowhere = 999;

    [TestMethod]
    public async Task A_new_asset_without_a_perimeter_is_refused_among_others_too()
    {
        await using var store = await TestStore.CreateAsync();
        var there = await PerimeterAsync(store);

        await RefusedAsync(store, connection => connection.Insert(Asset("A", Nowhere)));
        await RefusedAsync(store, connection => (int)connection.BulkCopy([Asset("A", there), Asset("B", Nowhere)]).RowsCopied);

        Assert.AreEqual(0, await store.ReadAsync(connection => connection.GetTable<AssetRow>().Count()));
    }

    [TestMethod]
    public async Task An_asset_is_not_moved_to_where_nothing_is()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        await RefusedAsync(
            store, connection => connection.GetTable<AssetRow>().Set(asset => asset.PerimeterId, Nowhere).Update());

        Assert.AreEqual(
            await PerimeterAsync(store), await store.ReadAsync(connection => connection.GetTable<AssetRow>().Single().PerimeterId));
    }

    [TestMethod]
    public async Task A_perimeter_with_assets_stays()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var there = await PerimeterAsync(store);

        await RefusedAsync(store, connection => connection.GetTable<PerimeterRow>().Where(row => row.Id == there).Delete());

        Assert.AreEqual(there, await PerimeterAsync(store));
    }

    private static Task<long> PerimeterAsync(TestStore store) => store.ReadAsync(
        connection => connection.GetTable<PerimeterRow>().Single(row => row.Name == "Data center").Id);

    private static AssetRow Asset(string name, long perimeter) => new() { Name = name, PerimeterId = perimeter, TypeId = 1 };

    private static async Task RefusedAsync(TestStore store, Func<DataConnection, int> write) =>
        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.Database.WriteAsync(write, CancellationToken.None));
}
