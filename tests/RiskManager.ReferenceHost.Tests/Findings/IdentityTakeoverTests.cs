using System.Globalization;
using LinqToDB;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Findings;

/// <summary>A machine came back under a new ID, and a person confirms it (R36).</summary>
[StoreTestClass]
public sealed class IdentityTakeoverTests
{
    private const string Old = IdentityScene.Old;
    private const string New = IdentityScene.New;

    [TestMethod]
    public async Task The_old_asset_takes_the_new_id_over_and_keeps_everything_else()
    {
        await using var store = await IdentityScene.PairAsync();
        await store.People.MoveAsync(TestStore.Key(Old), "Head office", CancellationToken.None);
        await store.People.EditAsync(
            TestStore.Key(Old), new AssetEdit(null, null) { Relevance = 5, Description = "Payroll" }, CancellationToken.None);
        var before = await store.RowAsync(Old);

        await IdentityScene.ConfirmAsync(store);

        var after = await store.RowAsync(New);
        Assert.AreEqual(before with { ImportId = New, Identifiers = "id-of-new" }, after);
        Assert.AreEqual(1, await CountAssetsAsync(store));
        Assert.IsEmpty(await store.ReadAsync(connection => connection.GetTable<DeletedAssetRow>().ToList()));
        Assert.AreEqual(
            "The \"SRV10\" asset from the \"Head office\" perimeter took over the ID \"99\" of \"Qualys:platform.example\" in place of "
            + "\"10\", and the \"SRV99\" asset with that ID was removed; \"Ana\" confirmed that both are one machine (same cloudId)",
            (await store.AuditAsync())[^1]);
    }

    [TestMethod]
    public async Task The_next_run_updates_the_asset_and_creates_nothing()
    {
        await using var store = await IdentityScene.PairAsync();
        await IdentityScene.ConfirmAsync(store);

        Assert.AreEqual("99:none", await FingerprintsAsync(store));
        var applied = await store.ApplyAsync(TestStore.Asset(New, name: "SRV99"), run: "run-3");

        Assert.AreEqual((0, 1), (applied.Created, applied.Updated));
        Assert.AreEqual("SRV99", (await store.GetAsync(New)).Name);
    }

    [TestMethod]
    public async Task A_machine_that_is_listed_under_its_old_id_again_is_a_new_asset()
    {
        await using var store = await IdentityScene.PairAsync();
        await IdentityScene.ConfirmAsync(store);

        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset(Old))).Created);
    }

    [TestMethod]
    public async Task The_findings_about_the_pair_are_settled_and_others_stay()
    {
        await using var store = await IdentityScene.PairAsync();
        await store.WriteAsync(
            """
            INSERT INTO findings (task_id, kind, source, import_id, subject, run_id, name, perimeter, since) VALUES
                ('task', 'gone', 'Qualys:platform.example', '10', '', 'run-2', '', '', 1),
                ('task', 'gone', 'Qualys:platform.example', '11', '', 'run-2', '', '', 1),
                ('task', 'stale', 'Qualys:platform.example', '99', '', 'run-2', '', '', 1)
            """);

        await IdentityScene.ConfirmAsync(store);

        Assert.AreEqual(
            "gone 11, stale 99",
            string.Join(", ", await store.ReadAsync(connection => connection.GetTable<FindingRow>()
                .OrderBy(row => row.Kind).Select(row => $"{row.Kind} {row.ImportId}").ToList())));
    }

    [TestMethod]
    public async Task Changes_that_runs_made_to_the_removed_asset_lead_to_the_one_that_has_its_id()
    {
        await using var store = await IdentityScene.PairAsync();
        await store.WriteAsync(
            """
            INSERT INTO runs (id, task_id, task_name, type_id, settings, started_at, status)
                VALUES ('run-2', 'task', 'Nightly', 'qualys', '{}', 5, 'Complete')
            """);
        await store.ApplyAsync(TestStore.Asset(New, name: "NEWER"), run: "run-2");
        var old = (await store.RowAsync(Old)).Id;

        await IdentityScene.ConfirmAsync(store);

        Assert.AreEqual(old, (await store.ReadAsync(connection => connection.GetTable<RunChangeRow>().Single())).AssetId);
    }

    [TestMethod]
    public async Task Undo_gives_the_old_id_back_and_the_next_run_creates_the_other_asset_again()
    {
        await using var store = await IdentityScene.PairAsync();
        var before = await store.RowAsync(Old);
        await IdentityScene.ConfirmAsync(store);
        var takenOver = (await new TakenOverIdentities(store.Database).OfAssetAsync(before.Id, CancellationToken.None)).Single();
        Assert.AreEqual((Old, New, "Ana", "cloudId"), (takenOver.OldId, takenOver.NewId, takenOver.ConfirmedBy, takenOver.Shared.Single()));

        await IdentityScene.Takeover(store).UndoAsync(takenOver.Number, CancellationToken.None);

        Assert.AreEqual(before with { Fingerprint = null }, await store.RowAsync(Old));
        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset(New))).Created);
        Assert.AreEqual(
            "The \"SRV10\" asset got its ID \"10\" of \"Qualys:platform.example\" back in place of \"99\": \"Ana\" undid the takeover. The "
            + "next run creates an asset with the other ID again",
            (await store.AuditAsync())[^1]);
        Assert.IsEmpty(await new TakenOverIdentities(store.Database).ListAsync(null, 10, CancellationToken.None));
        await Assert.ThrowsExactlyAsync<IdentityRefusedException>(
            () => IdentityScene.Takeover(store).UndoAsync(takenOver.Number, CancellationToken.None));
    }

    [TestMethod]
    public async Task Undo_is_refused_while_another_asset_has_the_old_id()
    {
        await using var store = await IdentityScene.PairAsync();
        await IdentityScene.ConfirmAsync(store);
        await store.ApplyAsync(TestStore.Asset(Old, name: "BACK"));
        var takenOver = (await new TakenOverIdentities(store.Database).ListAsync(null, 10, CancellationToken.None)).Single();

        var refused = await Assert.ThrowsExactlyAsync<IdentityRefusedException>(
            () => IdentityScene.Takeover(store).UndoAsync(takenOver.Number, CancellationToken.None));
        Assert.Contains("created \"BACK\"", refused.Message);

        await store.People.DeleteAsync(TestStore.Key(Old), CancellationToken.None);
        await IdentityScene.Takeover(store).UndoAsync(takenOver.Number, CancellationToken.None);
        Assert.AreEqual("SRV10", (await store.GetAsync(Old)).Name);
        Assert.IsEmpty(await store.ReadAsync(connection => connection.GetTable<DeletedAssetRow>().ToList()));
    }

    [TestMethod]
    [DataRow("edit", "its fields were edited")]
    [DataRow("move", "it was moved")]
    [DataRow("copy", "it was copied")]
    [DataRow("component", "it has asset components that people added")]
    [DataRow("no component", "asset components were deleted from it")]
    [DataRow("attribute", "it has attributes that people filled in")]
    public async Task A_new_asset_that_people_touched_is_not_removed(string action, string reason)
    {
        await using var store = await IdentityScene.PairAsync();
        await IdentityScene.TouchAsync(store, action);
        var count = await CountAssetsAsync(store);

        var refused = await Assert.ThrowsExactlyAsync<IdentityRefusedException>(() => IdentityScene.ConfirmAsync(store));

        Assert.Contains(reason, refused.Message);
        Assert.AreEqual(count, await CountAssetsAsync(store));
        Assert.AreEqual("SRV10", (await store.GetAsync(Old)).Name);
    }

    [TestMethod]
    public async Task A_new_asset_that_a_person_deleted_is_not_in_the_way()
    {
        await using var store = await IdentityScene.PairAsync();
        await store.People.DeleteAsync(TestStore.Key(New), CancellationToken.None);

        await IdentityScene.ConfirmAsync(store);

        Assert.AreEqual("SRV10", (await store.GetAsync(New)).Name);
        Assert.IsEmpty(await store.ReadAsync(connection => connection.GetTable<DeletedAssetRow>().ToList()));
    }

    [TestMethod]
    [DataRow(Old)]
    [DataRow(New)]
    public async Task An_asset_that_changed_after_the_person_looked_is_left_alone(string changed)
    {
        await using var store = await IdentityScene.PairAsync();
        var seen = await IdentityScene.SeenAsync(store);
        await store.ApplyAsync(TestStore.Asset(changed, name: "CHANGED"), run: "run-3");

        var refused = await Assert.ThrowsExactlyAsync<IdentityRefusedException>(
            () => IdentityScene.Takeover(store).ConfirmAsync(seen, CancellationToken.None));

        Assert.Contains("changed in the meantime", refused.Message);
        Assert.AreEqual(2, await CountAssetsAsync(store));
    }

    [TestMethod]
    public async Task Nothing_happens_while_the_task_runs()
    {
        await using var store = await IdentityScene.PairAsync();
        var seen = await IdentityScene.SeenAsync(store);
        await using (await new TaskLock(store.Database).TryTakeAsync("task", CancellationToken.None))
        {
            await Assert.ThrowsExactlyAsync<TaskAlreadyRunningException>(
                () => IdentityScene.Takeover(store).ConfirmAsync(seen, CancellationToken.None));
        }

        await store.WriteAsync(
            """
            INSERT INTO runs (id, task_id, task_name, type_id, settings, started_at, status)
                VALUES ('run-2', 'task', 'Nightly', 'qualys', '{}', 5, 'Running')
            """);
        await Assert.ThrowsExactlyAsync<TaskAlreadyRunningException>(
            () => IdentityScene.Takeover(store).ConfirmAsync(seen, CancellationToken.None));
        Assert.AreEqual(2, await CountAssetsAsync(store));
    }

    [TestMethod]
    public async Task A_pair_that_a_person_dismissed_cannot_be_confirmed_until_that_is_taken_back()
    {
        await using var store = await IdentityScene.PairAsync();
        var number = await IdentityScene.FindingAsync(store);
        var dismissal = new FindingDismissal(store.Database, store.Clock, "Ana");
        await dismissal.DismissAsync(number, CancellationToken.None);
        await Assert.ThrowsExactlyAsync<IdentityRefusedException>(() => IdentityScene.ConfirmAsync(store));

        await dismissal.RestoreAsync(number, CancellationToken.None);
        await IdentityScene.ConfirmAsync(store);

        var audit = await store.AuditAsync();
        Assert.AreEqual(
            "\"Ana\" said that the \"SRV10\" asset and the ID \"99\" of \"Qualys:platform.example\" are not one machine", audit[0]);
        Assert.AreEqual(
            "\"Ana\" took back that the \"SRV10\" asset and the ID \"99\" of \"Qualys:platform.example\" are not one machine", audit[1]);
    }

    private static Task<int> CountAssetsAsync(TestStore store) => store.ReadAsync(connection => connection.GetTable<AssetRow>().Count());

    private static async Task<string> FingerprintsAsync(TestStore store)
    {
        await using var repository = new FingerprintRepository(store.Database);
        var found = await repository.FindRangeAsync(TestStore.Source, "10", "99", 100, CancellationToken.None);
        return string.Join(
            ' ', found!.Select(asset => $"{asset.Id}:{asset.Fingerprint?.ToString(CultureInfo.InvariantCulture) ?? "none"}"));
    }
}
