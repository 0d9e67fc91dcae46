using RiskManager.Contracts;
using RiskManager.ReferenceHost.Platform.Mirror;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.Rest.Mirror;

namespace RiskManager.ReferenceHost.Tests.Platform;

/// <summary>What the host keeps of a Risk Manager, on both stores.</summary>
[StoreTestClass]
public sealed class PlatformMirrorTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero);

    [TestMethod]
    public async Task An_intention_stays_until_it_is_closed_or_dropped()
    {
        await using var store = await TestStore.CreateAsync();
        var mirror = new PlatformMirror(store.Database, store.Clock);
        await mirror.BeginAsync(
            [Intend("1"), Intend("2"), Intend("3"), Intend("1", "operating-system", "MOD_EN.000117")], CancellationToken.None);

        var written = new WrittenObjects();
        written.Assets.Add(new CreatedAsset(TestStore.Key("1"), Guid.NewGuid(), At, "10.0.0.1"));
        written.Dropped.Add((TestStore.Key("2"), ""));
        await mirror.CloseAsync(written, CancellationToken.None);

        var open = await mirror.FindIntentionsAsync(TestStore.Source, CancellationToken.None);
        CollectionAssert.AreEqual(
            new[] { Intend("1", "operating-system", "MOD_EN.000117"), Intend("3") }, open.OrderBy(intention => intention.Key.Id).ToList());
    }

    [TestMethod]
    public async Task An_asset_whose_batch_was_never_committed_is_pending_and_no_synchronization_makes_it_an_imported_one()
    {
        await using var store = await TestStore.CreateAsync();
        var mirror = new PlatformMirror(store.Database, store.Clock);
        var id = await LinkAsync(mirror, "1");

        var sync = await mirror.BeginSyncAsync(TestStore.Source, CancellationToken.None);
        await mirror.CompareAsync(Page(sync, Listed(id, "1", "SRV1")), CancellationToken.None);

        var link = (await mirror.FindLinksAsync([id], CancellationToken.None))[id];
        Assert.AreEqual((TestStore.Key("1"), true), (link.Key, link.IsPending));
        Assert.IsEmpty(await store.Assets.FindAsync(TestStore.Source, ["1"], CancellationToken.None));
        Assert.IsEmpty(await mirror.FindUnseenAsync(TestStore.Source, sync, 10, CancellationToken.None));
    }

    [TestMethod]
    public async Task Assets_that_were_imported_before_the_host_was_connected_are_no_mirror_and_stay()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1") + TestStore.Asset("2"));
        var mirror = new PlatformMirror(store.Database, store.Clock);

        var refused = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => mirror.BeginSyncAsync(TestStore.Source, CancellationToken.None));

        Assert.AreEqual(
            $"This data folder holds 2 assets of {TestStore.Source} that were imported before it was connected with Risk Manager. "
            + "Nothing was changed. Use a new data folder for Risk Manager, or remove RiskManager.PlatformUrl from web.config to go on "
            + "without it.",
            refused.Message);
        Assert.HasCount(2, await store.Assets.FindAsync(TestStore.Source, ["1", "2"], CancellationToken.None));
    }

    [TestMethod]
    public async Task What_a_person_changed_is_taken_over_with_their_name_and_the_fingerprint_goes()
    {
        await using var store = await TestStore.CreateAsync();
        var mirror = new PlatformMirror(store.Database, store.Clock);
        var id = await ImportAsync(store, mirror, "1");
        await store.WriteAsync("UPDATE assets SET fingerprint = 7");
        var sync = await mirror.BeginSyncAsync(TestStore.Source, CancellationToken.None);

        var page = await mirror.CompareAsync(
            Page(sync, Listed(id, "1", "TYPED", "Europe", "Berlin") with { UpdatedBy = "ana" }), CancellationToken.None);

        var row = await store.RowAsync("1");
        Assert.AreEqual(("TYPED", (long?)null, (int)AssetFields.Name), (row.Name, row.Fingerprint, row.HandEdited));
        Assert.AreEqual("Berlin", (await store.GetAsync("1")).Perimeter);
        Assert.AreEqual(2, page.Changed);
        CollectionAssert.AreEqual(
            new[]
            {
                "The \"name\" of the \"SRV1\" asset from the \"Data center\" perimeter was changed from \"SRV1\" to \"TYPED\" by \"ana\"",
                "The \"SRV1\" asset was moved from the \"Data center\" perimeter to the \"Berlin\" perimeter by \"ana\"",
            },
            (await store.AuditAsync()).ToList());
        CollectionAssert.AreEqual(
            new[] { "Edited 1 name: SRV1 → TYPED by ana", "Moved 1 perimeter: Data center → Berlin by ana" }, await store.EventsAsync());
    }

    [TestMethod]
    public async Task What_our_own_login_wrote_and_never_committed_is_taken_over_without_a_word()
    {
        await using var store = await TestStore.CreateAsync();
        var mirror = new PlatformMirror(store.Database, store.Clock);
        var id = await ImportAsync(store, mirror, "1");
        var sync = await mirror.BeginSyncAsync(TestStore.Source, CancellationToken.None);

        await mirror.CompareAsync(Page(sync, Listed(id, "1", "LATER") with { UpdatedBy = "Integration" }), CancellationToken.None);

        var row = await store.RowAsync("1");
        Assert.AreEqual(("LATER", 0), (row.Name, row.HandEdited));
        Assert.IsEmpty(await store.AuditAsync());
        Assert.IsEmpty(await store.EventsAsync());
    }

    [TestMethod]
    public async Task Of_several_unknown_assets_with_one_key_the_oldest_is_adopted_whichever_page_it_is_on()
    {
        await using var store = await TestStore.CreateAsync();
        var mirror = new PlatformMirror(store.Database, store.Clock);
        var (copy, original, later) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var sync = await mirror.BeginSyncAsync(TestStore.Source, CancellationToken.None);

        var first = await mirror.CompareAsync(
            Page(sync, Listed(copy, "1", "COPY") with { CreatedOn = At.AddDays(1) }), CancellationToken.None);
        var second = await mirror.CompareAsync(
            Page(sync, Listed(original, "1", "ORIGINAL") with { CreatedOn = At }), CancellationToken.None);
        var third = await mirror.CompareAsync(
            Page(sync, Listed(later, "1", "LATER") with { CreatedOn = At.AddDays(2) }), CancellationToken.None);

        Assert.AreEqual((1, 0, 0), (first.Adopted, second.Adopted, third.Adopted));
        CollectionAssert.AreEqual(new[] { "COPY", "LATER" }, first.Copies.Concat(second.Copies).Concat(third.Copies).ToList());
        var links = await mirror.FindLinksAsync([copy, original, later], CancellationToken.None);
        Assert.AreEqual((null, TestStore.Key("1"), null), (links[copy].Key, links[original].Key, links[later].Key));
        Assert.AreEqual("ORIGINAL", (await store.GetAsync("1")).Name);
    }

    [TestMethod]
    public async Task A_deleted_asset_is_remembered_and_its_link_is_gone()
    {
        await using var store = await TestStore.CreateAsync();
        var mirror = new PlatformMirror(store.Database, store.Clock);
        var id = await ImportAsync(store, mirror, "1");
        var sync = await mirror.BeginSyncAsync(TestStore.Source, CancellationToken.None);
        var unseen = await mirror.FindUnseenAsync(TestStore.Source, sync, 10, CancellationToken.None);

        await mirror.RecordDeletedAsync([id], CancellationToken.None);

        Assert.AreEqual(id, unseen.Single().PlatformId);
        Assert.IsTrue((await store.GetAsync("1")).Deleted);
        Assert.IsEmpty(await mirror.FindLinksAsync([id], CancellationToken.None));
        Assert.AreEqual(
            "The \"SRV1\" asset from the \"Data center\" perimeter was deleted by \"Risk Manager\"", (await store.AuditAsync()).Single());
        CollectionAssert.AreEqual(new[] { "Deleted 1 :  →  by Risk Manager" }, await store.EventsAsync());
    }

    [TestMethod]
    public async Task Only_one_process_writes_to_the_platform_at_a_time()
    {
        await using var store = await TestStore.CreateAsync();
        var mirror = new PlatformMirror(store.Database, TimeProvider.System);
        var held = await mirror.LockAsync(CancellationToken.None);
        var second = mirror.LockAsync(CancellationToken.None);

        var early = second.IsCompleted;
        await held.DisposeAsync();
        await using var taken = await second.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.IsFalse(early);
    }

    private static Intention Intend(string id, string component = "", string? knowledgeBase = null) =>
        new(TestStore.Key(id), component, knowledgeBase, "SRV" + id, "Data center", At, "run-1");

    private static ListedPage Page(long sync, params ListedAsset[] assets) => new(TestStore.Source, sync, "integration", assets);

    private static ListedAsset Listed(Guid id, string importId, string name, params string[] perimeter) =>
        new(id, TestStore.Key(importId), name, perimeter.Length == 0 ? ["Data center"] : perimeter) { UpdatedOn = At.AddHours(1) };

    private static async Task<Guid> LinkAsync(PlatformMirror mirror, string id)
    {
        var written = new WrittenObjects();
        written.Assets.Add(new CreatedAsset(TestStore.Key(id), Guid.NewGuid(), At, null));
        await mirror.CloseAsync(written, CancellationToken.None);
        return written.Assets[0].PlatformId;
    }

    private static async Task<Guid> ImportAsync(TestStore store, PlatformMirror mirror, string id)
    {
        var platformId = await LinkAsync(mirror, id);
        await store.ApplyAsync(TestStore.Asset(id));
        return platformId;
    }
}
