using LinqToDB;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Organization;

/// <summary>What runs and people did to an asset, and who stands behind an overwrite.</summary>
[StoreTestClass]
public sealed class AssetHistoryTests
{
    [TestMethod]
    public async Task It_tells_creation_updates_and_edits_newest_first_with_old_and_new()
    {
        await using var store = await TestStore.CreateAsync();
        await StartedAsync(store);
        await store.ApplyAsync(TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>"));
        store.Clock.Advance(TimeSpan.FromMinutes(5));
        var asset = await store.RowAsync("1");
        await store.People.EditAsync(asset.Id, new AssetEdit(null, "a.example.com"), CancellationToken.None);

        var (entries, next) = await new AssetHistory(store.Database)
            .ReadAsync(asset.Id, asset.CreatedRun, null, CancellationToken.None);

        Assert.IsNull(next);
        CollectionAssert.AreEqual(new[] { "Edited Administrator ", "Created Ana run-1" },
            entries.Select(entry => $"{entry.Kind} {entry.By} {entry.RunId}").ToList());
        Assert.AreEqual(("a.example.com", (string?)null), (entries[0].Changes.Single().NewValue, entries[0].Changes.Single().OldValue));
    }

    [TestMethod]
    public async Task A_long_history_comes_in_pages_that_lose_nothing()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        var asset = await store.RowAsync("1");
        for (var edit = 1; edit <= 45; edit++)
        {
            store.Clock.Advance(TimeSpan.FromSeconds(1));
            await store.People.EditAsync(asset.Id, new AssetEdit($"Name {edit}", null), CancellationToken.None);
        }

        var history = new AssetHistory(store.Database);
        var values = new List<string?>();
        DateTimeOffset? next = null;
        do
        {
            (var entries, next) = await history.ReadAsync(asset.Id, asset.CreatedRun, next, CancellationToken.None);
            values.AddRange(entries.Select(entry => entry.Changes.Single().NewValue));
        }
        while (next is not null);

        CollectionAssert.AreEqual(Enumerable.Range(1, 45).Reverse().Select(edit => $"Name {edit}").ToList(), values);
    }

    [TestMethod]
    public async Task An_overwrite_names_who_started_the_run_and_from_where()
    {
        await using var store = await TestStore.CreateAsync();
        await StartedAsync(store);
        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("dnsName", "imported.example.com")));
        await store.People.EditAsync((await store.RowAsync("1")).Id, new AssetEdit(null, "by.hand"), CancellationToken.None);

        await store.ApplyAsync(TestStore.Asset("1", TestStore.Attribute("dnsName", "imported.example.com")));

        var entry = await store.Database.ReadAsync(
            connection => connection.GetTable<AuditRow>().Single(row => row.Module == "Integrations"), CancellationToken.None);
        Assert.AreEqual(("Ana", "203.0.113.9", "run-1"), (entry.Account, entry.From, entry.RunId));
    }

    private static Task<int> StartedAsync(TestStore store) => store.Database.WriteAsync(
        connection => connection.Insert(new RunRow
        {
            Id = TestStore.Run, TaskId = "task", TaskName = "Task", TypeId = "type", Settings = "{}",
            StartedAt = store.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Status = RunStatusNames.Running,
            Origin = nameof(RunOrigin.Person), StartedBy = "Ana", StartedFrom = "203.0.113.9",
        }),
        CancellationToken.None);
}
