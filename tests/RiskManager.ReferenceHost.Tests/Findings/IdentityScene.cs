using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Findings;

/// <summary>Two assets that are one machine, and what people do to them.</summary>
internal static class IdentityScene
{
    public const string Old = "10";
    public const string New = "99";

    /// <summary>Asset 10 of the first run is not listed any more; asset 99, which the second run created, is the same machine.</summary>
    public static async Task<TestStore> PairAsync()
    {
        var store = await TestStore.CreateAsync();
        await store.Assets.ApplyAsync(Batch(Old, "run-1", "id-of-old"), CancellationToken.None);
        await store.Assets.ApplyAsync(Batch(New, "run-2", "id-of-new"), CancellationToken.None);
        await new FindingRepository(store.Database, store.Clock).ReplaceAsync(
            "task", "run-2", [FindingKind.Identity],
            new[]
            {
                new AssetFinding(FindingKind.Identity, TestStore.Key(Old)) { OtherId = New, Shared = ["cloudId"], IsCertain = true },
            }.ToAsyncEnumerable(),
            CancellationToken.None);
        return store;
    }

    private static ImportBatch Batch(string id, string run, string identifiers)
    {
        var batch = TestStore.Batch(TestStore.Asset(id), "Data center", null, run, [TestStore.Component(id)]);
        return new ImportBatch
        {
            TaskId = batch.TaskId,
            RunId = run,
            Document = batch.Document,
            Perimeter = batch.Perimeter,
            Components = batch.Components,
            Checkpoint = batch.Checkpoint,
            Fingerprints = new Dictionary<AssetKey, long> { [TestStore.Key(id)] = 7 },
            Identifiers = new Dictionary<AssetKey, string> { [TestStore.Key(id)] = identifiers },
        };
    }

    public static async Task TouchAsync(TestStore store, string action)
    {
        var key = TestStore.Key(New);
        var id = (await store.RowAsync(New)).Id;
        var details = new AssetDetailEditing(store.Database, store.Clock, "Ana");
        await (action switch
        {
            "edit" => store.People.EditAsync(key, new AssetEdit("Renamed", null), CancellationToken.None),
            "move" => store.People.MoveAsync(key, "Head office", CancellationToken.None),
            "copy" => store.People.CopyAsync(key, CancellationToken.None),
            "component" => AddComponentAsync(store, details, id),
            "no component" => details.DeleteComponentAsync(id, "operating-system", CancellationToken.None),
            _ => details.SetValueAsync(id, await AddAttributeAsync(store), "Ana's", CancellationToken.None),
        });
    }

    private static async Task AddComponentAsync(TestStore store, AssetDetailEditing details, long asset)
    {
        await store.WriteAsync("INSERT INTO knowledge_bases (id, name) VALUES ('X.1', 'By hand')");
        await details.AddComponentAsync(asset, "X.1", CancellationToken.None);
    }

    private static Task<long> AddAttributeAsync(TestStore store) => store.Database.WriteAsync(
        connection => connection.InsertWithInt64Identity(new CustomAttributeRow
        {
            TypeId = connection.GetTable<AssetTypeRow>().Single(type => type.NameKey == "TECHNOLOGY").Id, Name = "Owner",
            NameKey = NameKey.Of("Owner"), ValueType = "Text",
        }),
        CancellationToken.None);

    public static IdentityTakeover Takeover(TestStore store) => new(store.Database, store.Clock, "Ana");

    public static Task<long> FindingAsync(TestStore store) =>
        store.ReadAsync(connection => connection.GetTable<FindingRow>().Single(row => row.Kind == "identity").Id);

    public static async Task<IdentityPair> SeenAsync(TestStore store) =>
        await Takeover(store).ReadAsync(await FindingAsync(store), CancellationToken.None);

    public static async Task ConfirmAsync(TestStore store) =>
        await Takeover(store).ConfirmAsync(await SeenAsync(store), CancellationToken.None);
}
