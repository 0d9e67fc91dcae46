using LinqToDB.Data;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Organization;

[StoreTestClass]
public sealed class AuditLogTests
{
    private static readonly AuditFilter Any = new(null, null, null, null, null);
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public async Task Filters_narrow_what_is_shown_and_newest_comes_first()
    {
        await using var store = await FilledAsync(
            Entry(0, "Organization", "Ann", "The \"SRV1\" asset was deleted"),
            Entry(1, "Integrations", "system", "The \"SRV1\" asset was created again"),
            Entry(2, "Organization", "Bob", "The \"SRV2\" asset was moved"));
        var log = new AuditLog(store.Database);

        Assert.AreEqual("Bob,system,Ann", await AccountsAsync(log, Any));
        Assert.AreEqual("system,Ann", await AccountsAsync(log, Any with { Text = "srv1" }));
        Assert.AreEqual("Bob,Ann", await AccountsAsync(log, Any with { Module = "Organization" }));
        Assert.AreEqual("Ann", await AccountsAsync(log, Any with { Account = "ANN" }));
        Assert.AreEqual("system", await AccountsAsync(log, Any with { From = Start.AddMinutes(1), Until = Start.AddMinutes(2) }));
        CollectionAssert.AreEqual(new[] { "Integrations", "Organization" }, (await log.ModulesAsync(CancellationToken.None)).ToArray());
    }

    [TestMethod]
    public async Task A_search_that_finds_hardly_anything_says_how_far_it_came_and_goes_on_from_there()
    {
        var noise = Enumerable.Range(1, AuditLog.MaxExamined + 10).Select(minute => Entry(minute, "Organization", "Ann", "noise"));
        await using var store = await FilledAsync([Entry(0, "Organization", "Ann", "the needle"), .. noise]);
        var log = new AuditLog(store.Database);

        var first = await log.FindAsync(Any with { Text = "needle" }, null, CancellationToken.None);
        var second = await log.FindAsync(Any with { Text = "needle" }, first.Before, CancellationToken.None);

        Assert.IsEmpty(first.Entries);
        Assert.IsNotNull(first.SearchedBackTo);
        Assert.AreEqual("the needle", second.Entries.Single().Entry);
        Assert.IsNull(second.Before);
    }

    private static AuditRow Entry(int minute, string module, string account, string entry) =>
        new() { At = Start.AddMinutes(minute).ToUnixTimeMilliseconds(), Module = module, Account = account, Entry = entry };

    private static async Task<TestStore> FilledAsync(params AuditRow[] entries)
    {
        var store = await TestStore.CreateAsync();
        await store.Database.WriteAsync(connection => connection.BulkCopy(entries), CancellationToken.None);
        return store;
    }

    private static async Task<string> AccountsAsync(AuditLog log, AuditFilter filter) =>
        string.Join(',', (await log.FindAsync(filter, null, CancellationToken.None)).Entries.Select(entry => entry.Account));
}
