using LinqToDB;
using Microsoft.Extensions.Logging.Abstractions;
using RiskManager.ReferenceHost.Access.Passwords;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Access;

/// <summary>Refused passwords in the audit log: from the first on, counted, and bounded whatever somebody tries.</summary>
[StoreTestClass]
public sealed class RefusedAttemptsTests
{
    [TestMethod]
    public async Task Attempts_of_one_address_on_one_account_are_one_entry_that_counts()
    {
        await using var store = await TestStore.CreateAsync();
        using var refused = Of(store);
        await refused.RecordAsync("Ana", "203.0.113.9", waited: false, default);
        var first = await EntriesAsync(store);
        for (var attempt = 0; attempt < 4; attempt++) await refused.RecordAsync("Ana", "203.0.113.9", waited: false, default);
        for (var attempt = 0; attempt < 7; attempt++) await refused.RecordAsync("Ana", "203.0.113.9", waited: true, default);
        await refused.RecordAsync("Ana", "192.0.2.1", waited: true, default);

        CollectionAssert.AreEqual(new[] { "Ana 203.0.113.9: Wrong password." }, first);
        CollectionAssert.AreEqual(
            new[] { "Ana 203.0.113.9: 5 wrong passwords; 7 attempts had to wait.", "Ana 192.0.2.1: 1 attempt had to wait." },
            await EntriesAsync(store));
    }

    [TestMethod]
    public async Task Names_of_no_account_count_from_the_first_on_and_are_not_written_down()
    {
        await using var store = await TestStore.CreateAsync();
        using var refused = Of(store);
        await refused.RecordAsync(null, "203.0.113.9", waited: false, default);
        var first = await EntriesAsync(store);
        await refused.RecordAsync(null, "203.0.113.9", waited: false, default);

        CollectionAssert.AreEqual(new[] { "no account 203.0.113.9: Name of no account." }, first);
        CollectionAssert.AreEqual(new[] { "no account 203.0.113.9: 2 names of no account." }, await EntriesAsync(store));
    }

    [TestMethod]
    public async Task After_a_quarter_of_an_hour_a_new_entry_begins()
    {
        await using var store = await TestStore.CreateAsync();
        using var refused = Of(store);
        await refused.RecordAsync("Ana", "203.0.113.9", waited: false, default);
        store.Clock.Advance(TimeSpan.FromMinutes(15));
        await refused.RecordAsync("Ana", "203.0.113.9", waited: false, default);

        CollectionAssert.AreEqual(
            new[] { "Ana 203.0.113.9: Wrong password.", "Ana 203.0.113.9: Wrong password." }, await EntriesAsync(store));
    }

    [TestMethod]
    public async Task However_many_addresses_guess_there_are_fifty_entries_and_one_that_counts_the_others()
    {
        await using var store = await TestStore.CreateAsync();
        using var refused = Of(store);

        await Task.WhenAll(Enumerable.Range(0, 120).Select(
            number => refused.RecordAsync(number % 2 == 0 ? "Ana" : null, $"10.0.0.{number}", waited: false, default)));

        var entries = await EntriesAsync(store);
        Assert.HasCount(51, entries);
        Assert.AreEqual("several accounts several addresses: 70 wrong passwords.", entries[^1]);
    }

    [TestMethod]
    public async Task An_entry_that_is_gone_is_written_again()
    {
        await using var store = await TestStore.CreateAsync();
        using var refused = Of(store);
        await refused.RecordAsync("Ana", "203.0.113.9", waited: false, default);
        await store.Database.WriteAsync(connection => connection.GetTable<AuditRow>().Delete(), default);

        await refused.RecordAsync("Ana", "203.0.113.9", waited: false, default);

        CollectionAssert.AreEqual(new[] { "Ana 203.0.113.9: 2 wrong passwords." }, await EntriesAsync(store));
    }

    private static RefusedAttempts Of(TestStore store) => new(store.Database, store.Clock, NullLogger<RefusedAttempts>.Instance);

    private static Task<List<string>> EntriesAsync(TestStore store) => store.Database.ReadAsync(
        connection => connection.GetTable<AuditRow>().Where(row => row.Module == "Sign-in").OrderBy(row => row.Id)
            .Select(row => row.Account + " " + row.From + ": " + row.Entry).ToList(),
        CancellationToken.None);
}
