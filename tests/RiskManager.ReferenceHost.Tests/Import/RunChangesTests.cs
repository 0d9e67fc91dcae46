using System.Text.Json;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import.Changes;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class RunChangesTests
{
    [TestMethod]
    public async Task An_update_is_kept_with_old_and_new_values_of_what_changed()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>", "Old") + TestStore.Asset("2", name: "Same"));

        await store.ApplyAsync(
            TestStore.Asset("1", "<hostaddress>10.0.0.1</hostaddress>", "New")
            + TestStore.Asset("2", name: "Same"),
            run: "run-2");

        var change = (await ChangesAsync(store, "run-2")).Single();
        Assert.AreEqual(("1", "New", RunChanges.UpdatedAction), (change.ImportId, change.Name, change.Action));
        CollectionAssert.AreEqual(
            new[] { new FieldChange("name", "Old", "New") },
            JsonSerializer.Deserialize<FieldChange[]>(change.Fields));
    }

    [TestMethod]
    public async Task A_first_import_keeps_nothing_because_its_assets_know_the_run_that_created_them()
    {
        await using var store = await TestStore.CreateAsync();

        await store.ApplyAsync(TestStore.Asset("1"), components: [TestStore.Component("1")]);

        Assert.IsEmpty(await ChangesAsync(store, TestStore.Run));
    }

    [TestMethod]
    public async Task A_recreated_asset_and_a_restored_component_are_kept()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1") + TestStore.Asset("2"), components: [TestStore.Component("2")]);
        await store.People.DeleteAsync(TestStore.Key("1"), CancellationToken.None);
        await store.WriteAsync("DELETE FROM components");

        await store.ApplyAsync(TestStore.Asset("1"), run: "run-2", components: [TestStore.Component("2")]);

        var changes = await ChangesAsync(store, "run-2");
        CollectionAssert.AreEquivalent(
            new[] { ("1", RunChanges.RecreatedAction), ("2", RunChanges.UpdatedAction) },
            changes.Select(change => (change.ImportId, change.Action)).ToArray());
        Assert.Contains("Windows Server 2019", changes.Single(change => change.ImportId == "2").Fields);
    }

    [TestMethod]
    public async Task No_more_than_ten_thousand_assets_of_a_run_are_kept()
    {
        await using var store = await TestStore.CreateAsync();
        var some = string.Concat(Enumerable.Range(1, 3).Select(id => TestStore.Asset($"{id}", name: "Old")));
        await store.ApplyAsync(some);
        await store.Database.WriteAsync(
            connection => connection.GetTable<AssetRow>().Where(row => row.Id > 0).Set(row => row.Name, "Other").Update(),
            CancellationToken.None);
        for (var kept = 0; kept < RunChanges.MaxPerRun - 2; kept += 2000)
        {
            await store.WriteAsync(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
                + "INSERT INTO run_changes (run_id, asset_id, import_id, name, action, fields) "
                + "SELECT 'run-2', i, 'x', 'x', 'Updated', '[]' FROM n");
        }

        await store.WriteAsync("DELETE FROM run_changes WHERE id IN (SELECT id FROM run_changes ORDER BY id LIMIT 2)");
        await store.ApplyAsync(some, run: "run-2");

        Assert.HasCount(RunChanges.MaxPerRun, await ChangesAsync(store, "run-2"));
    }

    private static Task<List<RunChangeRow>> ChangesAsync(TestStore store, string runId) =>
        store.ReadAsync(connection => connection.GetTable<RunChangeRow>().Where(row => row.RunId == runId).OrderBy(row => row.Id).ToList());
}
