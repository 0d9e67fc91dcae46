using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Organization.Assets;

namespace RiskManager.ReferenceHost.Tests.Import;

[StoreTestClass]
public sealed class FingerprintTests
{
    [TestMethod]
    public async Task A_range_tells_in_the_order_of_numbers_what_exists_and_what_people_deleted()
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyAsync(store, ("9", 90), ("10", 100), ("11", 110), ("100", 1000), ("12", 120));
        await store.ApplyAsync(TestStore.Asset("11", source: "Other"));
        await store.People.DeleteAsync(TestStore.Key("11"), CancellationToken.None);

        Assert.AreEqual("9:90", Text(await FindAsync(store, "1", "9")));
        Assert.AreEqual("10:100 11:deleted 12:120", Text(await FindAsync(store, "10", "99")));
        Assert.AreEqual("10:100 11:deleted", Text(await FindAsync(store, "10", "11")));
        Assert.AreEqual("", Text(await FindAsync(store, "13", "99")));
        Assert.AreEqual("100:1000", Text(await FindAsync(store, "100", "999")));
    }

    [TestMethod]
    public async Task A_range_that_holds_more_than_wanted_is_not_read()
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyAsync(store, ("10", 1), ("11", 2), ("12", 3));

        Assert.IsNull(await FindAsync(store, "10", "12", most: 2));
        Assert.HasCount(3, (await FindAsync(store, "10", "12", most: 3))!);
    }

    [TestMethod]
    public async Task What_a_person_changes_of_an_imported_asset_takes_its_fingerprint_away()
    {
        await using var store = await TestStore.CreateAsync();
        var assets = TestStore.Asset("10") + TestStore.Asset("11") + TestStore.Asset("12");
        var batch = Batch(assets, [("10", 1), ("11", 2), ("12", 3)], TestStore.Component("11"));
        await store.Assets.ApplyAsync(batch, CancellationToken.None);

        await store.People.EditAsync(TestStore.Key("10"), new AssetEdit("Renamed", null), CancellationToken.None);
        await store.People.DeleteComponentAsync(TestStore.Key("11"), "Windows Server 2019", CancellationToken.None);
        await store.People.MoveAsync(TestStore.Key("12"), "Head office", CancellationToken.None);

        Assert.AreEqual("10:none 11:none 12:3", Text(await FindAsync(store, "10", "12")));
    }

    [TestMethod]
    public async Task An_update_gives_a_new_fingerprint_or_takes_the_old_one_away()
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyAsync(store, ("10", 1), ("11", 2));

        await store.Assets.ApplyAsync(
            Batch(TestStore.Asset("10", name: "New") + TestStore.Asset("11", name: "New"), [("10", 5)]),
            CancellationToken.None);

        Assert.AreEqual("10:5 11:none", Text(await FindAsync(store, "10", "11")));
    }

    [TestMethod]
    public async Task An_asset_that_the_batch_does_not_write_gets_its_fingerprint_too_unless_a_person_edited_it()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("10") + TestStore.Asset("11"));
        await store.People.EditAsync(TestStore.Key("11"), new AssetEdit("Renamed", null), CancellationToken.None);

        await store.Assets.ApplyAsync(Batch("", [("10", 7), ("11", 8), ("99", 9)]), CancellationToken.None);

        Assert.AreEqual("10:7 11:none", Text(await FindAsync(store, "10", "99")));
    }

    [TestMethod]
    public async Task A_copy_has_no_fingerprint_because_it_has_no_identity()
    {
        await using var store = await TestStore.CreateAsync();
        await ApplyAsync(store, ("10", 1));

        await store.People.CopyAsync(TestStore.Key("10"), CancellationToken.None);

        Assert.AreEqual("10:1", Text(await FindAsync(store, "10", "99")));
    }

    [TestMethod]
    public async Task Identities_of_different_lengths_are_no_range()
    {
        await using var store = await TestStore.CreateAsync();

        await Assert.ThrowsExactlyAsync<ArgumentException>(() => FindAsync(store, "9", "10"));
    }

    private static Task<AppliedBatch> ApplyAsync(TestStore store, params (string Id, long Fingerprint)[] assets) =>
        store.Assets.ApplyAsync(Batch(string.Concat(assets.Select(asset => TestStore.Asset(asset.Id))), assets), CancellationToken.None);

    private static ImportBatch Batch(string assets, (string Id, long Fingerprint)[] fingerprints, params StoredComponent[] components)
    {
        var batch = TestStore.Batch(assets, "Data center", null, TestStore.Run, components);
        return new ImportBatch
        {
            TaskId = batch.TaskId,
            RunId = batch.RunId,
            Document = batch.Document,
            Perimeter = batch.Perimeter,
            Components = batch.Components,
            Checkpoint = batch.Checkpoint,
            Fingerprints = fingerprints.ToDictionary(asset => TestStore.Key(asset.Id), asset => asset.Fingerprint),
        };
    }

    private static async Task<IReadOnlyList<AssetFingerprint>?> FindAsync(TestStore store, string first, string last, int most = 100)
    {
        await using var repository = new FingerprintRepository(store.Database);
        return await repository.FindRangeAsync(TestStore.Source, first, last, most, CancellationToken.None);
    }

    private static string Text(IReadOnlyList<AssetFingerprint>? found) =>
        string.Join(" ", found!.Select(asset => $"{asset.Id}:"
            + (asset.Deleted ? "deleted" : asset.Fingerprint?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none")));
}
