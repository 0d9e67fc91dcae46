using System.Globalization;
using LinqToDB;
using LinqToDB.Data;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

/// <summary>What tells the imported assets of a source from others (R36, R37).</summary>
[StoreTestClass]
public sealed class ImportedAssetTests
{
    [TestMethod]
    public async Task Assets_come_with_shorter_identities_first_and_then_by_ordinal()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(string.Concat(new[] { "100", "9", "10", "b", "B", "99", "a1" }.Select(id => TestStore.Asset(id))));
        await store.ApplyAsync(TestStore.Asset("11", source: "Other"));

        Assert.AreEqual("9 B b 10 99 a1 100", string.Join(' ', (await StreamAsync(store)).Select(asset => asset.Id)));
        Assert.AreEqual("10 100 9 99 B a1 b", string.Join(' ', (await IdsAsync(store)).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public async Task Deleted_assets_and_copies_are_not_among_them()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("10") + TestStore.Asset("11"));
        await store.People.DeleteAsync(TestStore.Key("10"), CancellationToken.None);
        await store.People.CopyAsync(TestStore.Key("11"), CancellationToken.None);

        Assert.AreEqual("11", string.Join(' ', await IdsAsync(store)));
        Assert.AreEqual("11", string.Join(' ', (await StreamAsync(store)).Select(asset => asset.Id)));
    }

    [TestMethod]
    public async Task A_source_without_assets_has_none()
    {
        await using var store = await TestStore.CreateAsync();

        Assert.IsEmpty(await IdsAsync(store));
        Assert.IsEmpty(await StreamAsync(store));
    }

    [TestMethod]
    public async Task More_assets_than_a_page_holds_come_once_each_and_in_order()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("1"));
        await store.Database.WriteAsync(
            connection =>
            {
                var first = connection.GetTable<AssetRow>().Single(asset => asset.ImportId == "1");
                return connection.BulkCopy(Enumerable.Range(2, 11_999).Select(
                    number => first with { Id = 0, ImportId = number.ToString(CultureInfo.InvariantCulture) }));
            },
            CancellationToken.None);

        var expected = Enumerable.Range(1, 12_000).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        CollectionAssert.AreEquivalent(expected, await IdsAsync(store));
        CollectionAssert.AreEqual(expected, (await StreamAsync(store)).Select(asset => asset.Id).ToList());
    }

    [TestMethod]
    public async Task A_batch_can_be_written_while_somebody_reads()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(TestStore.Asset("10") + TestStore.Asset("11"));
        await using var repository = new ImportedAssetRepository(store.Database);
        await using var reading = repository.StreamAsync(TestStore.Source, CancellationToken.None).GetAsyncEnumerator();
        Assert.IsTrue(await reading.MoveNextAsync());

        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("11", name: "NEW"))).Updated);

        Assert.IsTrue(await reading.MoveNextAsync());
        Assert.IsFalse(await reading.MoveNextAsync());
    }

    [TestMethod]
    public async Task An_asset_tells_the_task_that_wrote_it_last_and_its_names()
    {
        await using var store = await TestStore.CreateAsync();
        await store.ApplyAsync(
            TestStore.Asset("10", TestStore.Attribute("dnsName", "srv10.example.com"))
            + TestStore.Asset("11", TestStore.Attribute("netBiosName", "SRV11")));
        await store.Assets.ApplyAsync(
            WithMarks(
                TestStore.Batch(TestStore.Asset("11", TestStore.Attribute("netBiosName", "SRV11")), null, null, "run-2", []), "other"),
            CancellationToken.None);

        var assets = await StreamAsync(store);

        var (first, second) = (assets[0], assets[1]);
        Assert.AreEqual(("10", "task", "srv10.example.com", null), (first.Id, first.TaskId, first.DnsName, first.NetBiosName));
        Assert.AreEqual(("11", "other", null, "SRV11"), (second.Id, second.TaskId, second.DnsName, second.NetBiosName));
    }

    [TestMethod]
    public async Task Identifiers_are_kept_with_created_updated_and_unwritten_assets()
    {
        await using var store = await TestStore.CreateAsync();
        await store.Assets.ApplyAsync(
            Batch(TestStore.Asset("10") + TestStore.Asset("11") + TestStore.Asset("12"), ("10", "a"), ("11", "b"), ("12", "c")),
            CancellationToken.None);
        await store.People.EditAsync(TestStore.Key("12"), new AssetEdit("Renamed", null), CancellationToken.None);

        await store.Assets.ApplyAsync(Batch(TestStore.Asset("10", name: "NEW"), ("10", "d")), CancellationToken.None);
        Assert.AreEqual("10:d 11:b 12:c", await IdentifiersAsync(store));

        await store.Assets.ApplyAsync(Batch("", ("11", "e"), ("12", "f")), CancellationToken.None);
        Assert.AreEqual("10:d 11:e 12:f", await IdentifiersAsync(store));
        Assert.IsNull((await store.RowAsync("12")).Fingerprint);

        await store.ApplyAsync(TestStore.Asset("10", name: "NEWER"));
        Assert.AreEqual("10:none 11:e 12:f", await IdentifiersAsync(store));
    }

    [TestMethod]
    public async Task Identifiers_that_are_too_long_are_refused_and_nothing_is_written()
    {
        await using var store = await TestStore.CreateAsync();

        var refused = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => store.Assets.ApplyAsync(Batch(TestStore.Asset("10"), ("10", new string('x', 1001))), CancellationToken.None));

        Assert.Contains("1001 characters", refused.Message);
        Assert.IsEmpty(await IdsAsync(store));
    }

    private static ImportBatch Batch(string assets, params (string Id, string Identifiers)[] marks) =>
        WithMarks(TestStore.Batch(assets, "Data center", null, TestStore.Run, []), "task", marks);

    private static ImportBatch WithMarks(ImportBatch batch, string task, params (string Id, string Identifiers)[] marks) => new()
    {
        TaskId = task,
        RunId = batch.RunId,
        Document = batch.Document,
        Perimeter = batch.Perimeter,
        Checkpoint = batch.Checkpoint,
        Fingerprints = marks.ToDictionary(mark => TestStore.Key(mark.Id), _ => 1L),
        Identifiers = marks.ToDictionary(mark => TestStore.Key(mark.Id), mark => mark.Identifiers),
    };

    private static async Task<string> IdentifiersAsync(TestStore store) =>
        string.Join(' ', (await StreamAsync(store)).Select(asset => $"{asset.Id}:{asset.Identifiers ?? "none"}"));

    private static async Task<List<string>> IdsAsync(TestStore store)
    {
        await using var repository = new ImportedAssetRepository(store.Database);
        return await repository.StreamIdsAsync(TestStore.Source, CancellationToken.None).ToListAsync();
    }

    private static async Task<List<ImportedAsset>> StreamAsync(TestStore store)
    {
        await using var repository = new ImportedAssetRepository(store.Database);
        return await repository.StreamAsync(TestStore.Source, CancellationToken.None).ToListAsync();
    }
}
