using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Store;

[StoreTestClass]
public sealed class StatementGroupTests
{
    private const string AddSource = "INSERT INTO sources (name) VALUES (@name)";
    private const string Sources = "SELECT name FROM sources ORDER BY name";

    [TestMethod]
    public async Task Each_query_gets_its_own_rows_and_sees_what_the_statements_before_it_wrote()
    {
        await using var store = await TestStore.CreateAsync();

        var (before, between, after) = await store.Database.WriteAsync(
            connection =>
            {
                var group = new StatementGroup(connection);
                var none = group.Add(Sources, row => row.GetString(0));
                group.Add(AddSource, ("name", "B"));
                group.Add(AddSource, ("name", "A"));
                var two = group.Add(Sources, row => row.GetString(0));
                group.Add("DELETE FROM sources WHERE name = @name", ("name", "A"));
                var one = group.Add(Sources + " LIMIT @limit", row => row.GetString(0), ("limit", 5));
                group.Run();
                return (none, two, one);
            },
            CancellationToken.None);

        CollectionAssert.AreEqual(Array.Empty<string>(), before);
        CollectionAssert.AreEqual(new[] { "A", "B" }, between);
        CollectionAssert.AreEqual(new[] { "B" }, after);
    }

    [TestMethod]
    public async Task A_fault_of_the_last_statement_is_told_and_takes_back_the_first()
    {
        await using var store = await TestStore.CreateAsync();

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.Database.WriteAsync(
            connection =>
            {
                var group = new StatementGroup(connection);
                group.Add(AddSource, ("name", "A"));
                group.Add(Sources, row => row.GetString(0));
                group.Add(AddSource, ("name", null));
                group.Run();
                return true;
            },
            CancellationToken.None));

        Assert.AreEqual(0, await store.ReadAsync(connection => connection.GetTable<SourceRow>().Count()));
    }

    [TestMethod]
    public async Task A_group_runs_each_statement_once_and_can_be_used_again()
    {
        await using var store = await TestStore.CreateAsync();

        await store.Database.WriteAsync(
            connection =>
            {
                var group = new StatementGroup(connection);
                group.Run();
                group.Add(AddSource, ("name", "A"));
                group.Run();
                group.Add(AddSource, ("name", "B"));
                group.Run();
                return true;
            },
            CancellationToken.None);

        CollectionAssert.AreEqual(
            new[] { "A", "B" },
            await store.ReadAsync(connection => connection.GetTable<SourceRow>().Select(row => row.Name).OrderBy(name => name).ToList()));
    }
}
