using LinqToDB;
using LinqToDB.Data;
using Npgsql;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Postgres;

/// <summary>The triggers that check the assets of components lock as a foreign key does.</summary>
[StoreTestClass(StoreKind.Postgres)]
public sealed class ComponentLockTests
{
    private const string LockNotAvailable = "55P03";

    [TestMethod]
    public async Task Nobody_deletes_an_asset_while_a_component_is_added_to_it()
    {
        await using var store = await TestStore.CreateAsync();
        var component = await AddAssetAsync(store);

        var waited = await store.Database.WriteAsync(
            connection =>
            {
                connection.Insert(component);
                return StateOf(store.Database, other => other.Execute("DELETE FROM assets"));
            },
            CancellationToken.None);

        Assert.AreEqual(LockNotAvailable, waited);
    }

    [TestMethod]
    public async Task A_component_waits_for_whoever_deletes_its_asset()
    {
        await using var store = await TestStore.CreateAsync();
        var component = await AddAssetAsync(store);

        var waited = await store.Database.WriteAsync(
            connection =>
            {
                connection.Execute("DELETE FROM assets");
                return StateOf(store.Database, other => other.Insert(component));
            },
            CancellationToken.None);

        Assert.AreEqual(LockNotAvailable, waited);
        await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => store.Database.WriteAsync(connection => connection.Insert(component), CancellationToken.None));
    }

    /// <returns>A component for the asset.</returns>
    private static async Task<ComponentRow> AddAssetAsync(TestStore store)
    {
        await store.ApplyAsync(TestStore.Asset("1"));
        return new ComponentRow
        {
            AssetId = (await store.RowAsync("1")).Id, Key = "a", Imported = true, Name = "a", KnowledgeBaseId = "WIN.000123",
        };
    }

    private static string StateOf(Database database, Action<DataConnection> action)
    {
        using var other = database.OpenConnection();
        other.Execute("SET lock_timeout = 100");
        return Assert.ThrowsExactly<PostgresException>(() => action(other)).SqlState;
    }
}
