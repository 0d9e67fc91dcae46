using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store;

/// <summary>Every component has an asset: SQLite checks it by a foreign key, PostgreSQL by triggers that cost an import less.</summary>
[StoreTestClass]
public sealed class ComponentAssetTests
{
    private const long Nothing = 999;

    [TestMethod]
    public async Task A_new_component_without_an_asset_is_refused_among_others_too()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var asset = (await store.RowAsync("1")).Id;

        await RefusedAsync(store, connection => connection.Insert(Component(Nothing, "a")));
        await RefusedAsync(
            store, connection => (int)connection.BulkCopy([Component(asset, "a"), Component(Nothing, "b")]).RowsCopied);

        Assert.AreEqual(0, await CountAsync(store));
    }

    [TestMethod]
    public async Task A_component_of_an_asset_that_was_there_before_is_accepted()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var asset = (await store.RowAsync("1")).Id;

        await store.Database.WriteAsync(connection => connection.Insert(Component(asset, "a")), CancellationToken.None);

        Assert.AreEqual(1, await CountAsync(store));
    }

    [TestMethod]
    public async Task A_component_is_not_moved_to_an_asset_that_is_not_there()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component("1")]);

        await RefusedAsync(
            store, connection => connection.GetTable<ComponentRow>().Set(component => component.AssetId, Nothing).Update());

        var there = (await store.RowAsync("1")).Id;
        Assert.AreEqual(there, await store.ReadAsync(connection => connection.GetTable<ComponentRow>().Single().AssetId));
    }

    [TestMethod]
    public async Task Deleted_assets_take_only_their_own_components_along()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(
            TestStore.Asset("1") + TestStore.Asset("2") + TestStore.Asset("3"),
            components: [TestStore.Component("1"), TestStore.Component("2"), TestStore.Component("3")]);
        var kept = (await store.RowAsync("2")).Id;

        await store.WriteAsync("DELETE FROM assets WHERE import_id IN ('1', '3')");

        Assert.AreEqual(kept, await store.ReadAsync(connection => connection.GetTable<ComponentRow>().Single().AssetId));
    }

    [TestMethod]
    public async Task A_batch_writes_components_of_new_and_of_existing_assets_together()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component("1")]);
        await store.ApplyAsync(TestStore.Asset("2"));

        var applied = await store.ApplyAsync(
            TestStore.Asset("3"),
            components: [TestStore.Component("1", "Windows 11"), TestStore.Component("2"), TestStore.Component("3")]);

        Assert.AreEqual(2, applied.ComponentsCreated);
        var lines = (await store.ListAsync()).OrderBy(line => line.Name).Select(line => line.Components.Single().Name).ToList();
        CollectionAssert.AreEqual(new[] { "Windows 11", "Windows Server 2019", "Windows Server 2019" }, lines);
    }

    private static Task<int> CountAsync(TestStore store) => store.ReadAsync(connection => connection.GetTable<ComponentRow>().Count());

    private static ComponentRow Component(long asset, string key) =>
        new() { AssetId = asset, Key = key, Imported = true, Name = key, KnowledgeBaseId = "WIN.000123" };

    private static async Task RefusedAsync(TestStore store, Func<DataConnection, int> write) =>
        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.Database.WriteAsync(write, CancellationToken.None));
}
