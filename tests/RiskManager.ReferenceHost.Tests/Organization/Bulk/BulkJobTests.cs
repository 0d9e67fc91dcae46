using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Bulk;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Organization.Bulk;

/// <summary>Jobs that change many assets.</summary>
[StoreTestClass]
public sealed class BulkJobTests
{
    private const string Account = "Ann";

    [TestMethod]
    public async Task A_perimeter_is_emptied_by_moving_and_can_be_deleted_then()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 450);
        var from = await stage.PerimeterAsync("Data center");
        var to = await stage.PerimeterAsync("Head office");

        var id = await stage.Editing.StartAsync(
            new AssetQuery([from]), "in \"Data center\"", 450, new BulkChange(BulkKind.Move) { TargetId = to }, CancellationToken.None);
        await stage.Runner.RunOpenAsync(CancellationToken.None);
        await new PerimeterEditing(stage.Store.Database, stage.Store.Clock, Account).DeleteAsync(from, CancellationToken.None);

        var job = await stage.JobAsync(id);
        Assert.AreEqual((BulkState.Done, 450L, 450L), (job.State, job.Total, job.Changed));
        Assert.AreEqual(450, await new AssetSearch(stage.Store.Database).CountAsync(new AssetQuery([to]), CancellationToken.None));
        var audit = await stage.Store.AuditAsync();
        Assert.Contains($"Job {id} was begun by \"Ann\": move to the \"Head office\" perimeter 450 assets (in \"Data center\")", audit);
        Assert.Contains($"Job {id} of \"Ann\" ended (Done): of 450 assets 450 were changed", audit);
    }

    [TestMethod]
    public async Task A_moved_asset_is_marked_and_recorded_as_by_a_single_move()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 2);
        await stage.Store.People.MoveAsync(TestStore.Key("1"), "Head office", CancellationToken.None);
        var single = (await stage.Store.EventsAsync())[^1];
        var second = await stage.Store.RowAsync("2");

        await stage.Editing.StartAsync(
            [second.Id], new BulkChange(BulkKind.Move) { TargetId = await stage.PerimeterAsync("Head office") }, CancellationToken.None);
        await stage.Runner.RunOpenAsync(CancellationToken.None);

        var moved = await stage.Store.RowAsync("2");
        var like = await stage.Store.RowAsync("1");
        Assert.AreEqual((like.PerimeterId, like.HandActions, like.HandEdited), (moved.PerimeterId, moved.HandActions, moved.HandEdited));
        Assert.AreEqual((int)HandActions.Moved, moved.HandActions);
        Assert.AreEqual(
            single.Replace("Moved 1 ", "Moved 2 ").Replace("Administrator", Account), (await stage.Store.EventsAsync())[^1]);
    }

    [TestMethod]
    public async Task Deleted_assets_stay_known_as_deleted_by_the_person()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 3);
        var perimeter = await stage.PerimeterAsync("Data center");

        await stage.Editing.StartAsync(
            new AssetQuery([perimeter], Search: "srv2"), "found by \"srv2\"", 1, new BulkChange(BulkKind.Delete), CancellationToken.None);
        await stage.Runner.RunOpenAsync(CancellationToken.None);

        Assert.IsTrue((await stage.Store.GetAsync("2")).Deleted);
        Assert.IsFalse((await stage.Store.GetAsync("1")).Deleted);
        Assert.AreEqual(
            Account,
            await stage.Store.ReadAsync(
                connection => connection.GetTable<DeletedAssetRow>().Single(row => row.ImportId == "2").DeletedBy));
    }

    [TestMethod]
    public async Task A_blank_attribute_is_filled_and_what_is_skipped_is_counted_with_the_reason()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 3);
        await stage.Store.ApplyAsync(TestStore.Asset("90", type: "Person"));
        var attribute = await stage.Store.ReadAsync(
            connection => connection.GetTable<CustomAttributeRow>().Single(row => row.Name == "Business owner"));
        var first = (await stage.Store.RowAsync("1")).Id;
        await new AssetDetailEditing(stage.Store.Database, stage.Store.Clock, Account)
            .SetValueAsync(first, attribute.Id, "Finance", CancellationToken.None);
        long[] chosen =
            [first, (await stage.Store.RowAsync("2")).Id, (await stage.Store.RowAsync("3")).Id, (await stage.Store.RowAsync("90")).Id];

        var id = await stage.Editing.StartAsync(
            chosen, new BulkChange(BulkKind.SetAttribute) { TargetId = attribute.Id, Value = " Finance " }, CancellationToken.None);
        await stage.Store.People.DeleteAsync(TestStore.Key("3"), CancellationToken.None);
        await stage.Runner.RunOpenAsync(CancellationToken.None);

        var job = await stage.JobAsync(id);
        Assert.AreEqual((BulkState.Done, 1L), (job.State, job.Changed));
        CollectionAssert.AreEquivalent(
            new[] { "Gone 1", "OtherType 1", "Unchanged 1" }, job.Skipped.Select(reason => $"{reason.Key} {reason.Value}").ToList());
        var second = chosen[1];
        var value = await stage.Store.ReadAsync(
            connection => connection.GetTable<CustomValueRow>().Single(row => row.AssetId == second && row.AttributeId == attribute.Id));
        Assert.AreEqual(("Finance", true), (value.Value, value.ByHand));
    }

    [TestMethod]
    public async Task A_responsible_is_marked_as_edited_by_hand()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 1);
        var asset = await stage.Store.RowAsync("1");
        var before =
            await stage.Store.ReadAsync(connection => connection.GetTable<PersonRow>().Single(row => row.Id == asset.ResponsibleId));
        var person = await stage.Store.Database.WriteAsync(
            connection => connection.InsertWithInt64Identity(new PersonRow { Name = "Bob", NameKey = "BOB" }), CancellationToken.None);

        await stage.Editing.StartAsync(
            [asset.Id], new BulkChange(BulkKind.SetResponsible) { TargetId = person }, CancellationToken.None);
        await stage.Runner.RunOpenAsync(CancellationToken.None);

        var changed = await stage.Store.RowAsync("1");
        Assert.AreEqual(
            (person, (int)AssetFields.Responsible, null), (changed.ResponsibleId, changed.HandEdited, changed.Fingerprint));
        Assert.AreEqual($"Edited 1 responsible: {before.Name} → Bob by Ann", (await stage.Store.EventsAsync())[^1]);
    }

    [TestMethod]
    public async Task A_cancelled_job_ends_after_its_batch_and_keeps_what_is_done()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 450);
        var id = await stage.StartMoveAsync(450);

        await stage.Runner.RunBatchAsync(id, CancellationToken.None);
        await stage.Editing.CancelAsync(id, CancellationToken.None);
        await stage.Runner.RunOpenAsync(CancellationToken.None);

        var job = await stage.JobAsync(id);
        Assert.AreEqual((BulkState.Cancelled, 200L), (job.State, job.Changed));
        Assert.Contains($"Job {id} was cancelled by \"Ann\"", await stage.Store.AuditAsync());
        Assert.AreEqual(0, await stage.Store.ReadAsync(connection => connection.GetTable<BulkJobAssetRow>().Count()));
    }

    [TestMethod]
    public async Task A_job_goes_on_where_it_was_when_another_host_takes_it_up()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 450);
        var id = await stage.StartMoveAsync(450);
        await stage.Runner.RunBatchAsync(id, CancellationToken.None);

        await stage.NewRunner().RunOpenAsync(CancellationToken.None);

        var job = await stage.JobAsync(id);
        Assert.AreEqual((BulkState.Done, 450L, 0), (job.State, job.Changed, job.Skipped.Count));
    }

    [TestMethod]
    public async Task Every_entry_of_a_job_says_from_where_the_person_began_it_also_after_a_restart()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 3);
        var id = await stage.StartMoveAsync(3);
        await stage.NewRunner().RunOpenAsync(CancellationToken.None);
        var attribute = await stage.Store.ReadAsync(
            connection => connection.GetTable<CustomAttributeRow>().Single(row => row.Name == "Business owner"));
        await stage.Editing.StartAsync(
            [(await stage.Store.RowAsync("1")).Id], new BulkChange(BulkKind.SetAttribute) { TargetId = attribute.Id, Value = "Finance" },
            CancellationToken.None);
        await stage.NewRunner().RunOpenAsync(CancellationToken.None);

        var entries = await stage.Store.ReadAsync(
            connection => connection.GetTable<AuditRow>().Where(row => row.Entry.StartsWith("Job ")).OrderBy(row => row.Id).ToList());
        Assert.HasCount(4, entries);
        Assert.Contains($"Job {id} of \"Ann\" ended (Done)", entries[1].Entry);
        Assert.IsTrue(entries.TrueForAll(entry => (entry.Account, entry.From) == ("Ann", "192.0.2.7")));
    }

    [TestMethod]
    public async Task Nothing_begins_if_the_list_has_another_number_of_assets_than_the_person_was_told()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 3);

        var refused = await Assert.ThrowsExactlyAsync<TaskSettingsException>(() => stage.StartMoveAsync(2));

        Assert.AreEqual(
            "The list has changed: it has 3 assets now, not 2. Nothing was done. Look at it again, then repeat.", refused.Message);
        Assert.AreEqual(0, await stage.Store.ReadAsync(connection => connection.GetTable<BulkJobRow>().Count()));
    }

    [TestMethod]
    public async Task A_job_fails_where_a_real_Risk_Manager_keeps_the_assets_by_now()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 3);
        var id = await stage.StartMoveAsync(3);
        stage.Connect();

        await stage.Runner.RunOpenAsync(CancellationToken.None);

        var job = await stage.JobAsync(id);
        Assert.AreEqual((BulkState.Failed, BulkProblem.PlatformKeepsAssets, 0L), (job.State, job.Problem, job.Changed));
    }

    [TestMethod]
    public async Task A_job_fails_if_its_perimeter_is_deleted()
    {
        await using var stage = await BulkStage.CreateAsync(assets: 3);
        var id = await stage.StartMoveAsync(3);
        await new PerimeterEditing(stage.Store.Database, stage.Store.Clock, Account)
            .DeleteAsync(await stage.PerimeterAsync("Head office"), CancellationToken.None);

        await stage.Runner.RunOpenAsync(CancellationToken.None);

        Assert.AreEqual(BulkProblem.TargetGone, (await stage.JobAsync(id)).Problem);
    }
}
