using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class PerimeterAndResponsibleTests
{
    [TestMethod]
    public async Task A_perimeter_is_created_once_by_the_first_batch_that_needs_it()
    {
        await using var store = await TestStore.CreateAsync();

        var first = await store.ApplyAsync(TestStore.Asset("1"), "Imported");
        var second = await store.ApplyAsync(TestStore.Asset("2"), "imported ");

        Assert.IsTrue(first.PerimeterCreated);
        Assert.IsFalse(second.PerimeterCreated);
        Assert.AreEqual(
            1, await store.ReadAsync(connection => connection.GetTable<PerimeterRow>().Count(row => row.NameKey == "IMPORTED")));
    }

    [TestMethod]
    public async Task A_batch_without_a_new_asset_creates_no_perimeter()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));

        var applied = await store.ApplyAsync(TestStore.Asset("1"), "Never needed");

        Assert.IsFalse(applied.PerimeterCreated);
        Assert.IsFalse(await store.ReadAsync(connection => connection.GetTable<PerimeterRow>().Any(row => row.Name == "Never needed")));
    }

    [TestMethod]
    public async Task A_new_asset_without_a_perimeter_is_refused()
    {
        await using var store = await TestStore.CreateAsync();

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("1"), perimeter: null));
    }

    [TestMethod]
    public async Task A_name_that_several_perimeters_share_is_refused_with_their_places()
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync(
            "INSERT INTO perimeters (parent_id, name, name_key) VALUES (1, 'Servers', 'SERVERS'), (2, 'Servers', 'SERVERS')");

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("1"), "Servers"));

        Assert.Contains("Data center / Servers; Head office / Servers", exception.Message);
    }

    [TestMethod]
    [DataRow("<responsible>Ana Souza</responsible>", "Administrator", "Ana Souza", DisplayName = "the asset's own")]
    [DataRow("<responsible>Nobody</responsible>", "Ana Souza", "Ana Souza", DisplayName = "unknown, so the task's")]
    [DataRow("<responsible>Twin</responsible>", "Ana Souza", "Ana Souza", DisplayName = "ambiguous, so the task's")]
    [DataRow("", "Ana Souza", "Ana Souza", DisplayName = "the task's")]
    [DataRow("", "Nobody", "Administrator", DisplayName = "the perimeter's")]
    [DataRow("", null, "Administrator", DisplayName = "the perimeter's, when the task has none")]
    public async Task A_new_asset_gets_its_own_responsible_else_the_tasks_else_the_perimeters(string field, string? task, string expected)
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync("INSERT INTO people (name, name_key) VALUES ('Ana Souza', 'ANA SOUZA'), ('Twin', 'TWIN'), ('Twin', 'TWIN')");

        await store.ApplyAsync(TestStore.Asset("1", field), responsible: task);

        var id = (await store.RowAsync("1")).ResponsibleId;
        Assert.AreEqual(expected, await store.ReadAsync(connection => connection.GetTable<PersonRow>().Single(row => row.Id == id).Name));
    }
}
