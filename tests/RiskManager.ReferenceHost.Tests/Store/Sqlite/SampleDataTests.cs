using LinqToDB;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store.Sqlite;

[TestClass]
public sealed class SampleDataTests
{
    [TestMethod]
    public async Task A_fresh_database_holds_the_sample_organization()
    {
        await using var store = await TestStore.CreateAsync();

        var perimeters = await store.ReadAsync(
            connection => connection.GetTable<PerimeterRow>().OrderBy(row => row.Id).Select(row => row.Name).ToList());

        CollectionAssert.AreEqual(new[] { "Data center", "Head office" }, perimeters);
        Assert.AreEqual("Administrator", await store.ReadAsync(connection => connection.GetTable<PersonRow>().Single().Name));
        Assert.AreEqual(69, await store.ReadAsync(connection => connection.GetTable<KnowledgeBaseRow>().Count()));
    }

    [TestMethod]
    public async Task Sample_data_that_people_deleted_does_not_come_back()
    {
        await using var place = await TestDatabase.CreateAsync();
        await using var store = await TestStore.OpenAsync(place.Options);
        await store.WriteAsync("DELETE FROM perimeters WHERE name = 'Head office'");

        using var again = await Database.OpenAsync(place.Options, CancellationToken.None);

        Assert.AreEqual(
            "Data center", await again.ReadAsync(connection => connection.GetTable<PerimeterRow>().Single().Name, CancellationToken.None));
    }
}
