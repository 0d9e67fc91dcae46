using LinqToDB;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Organization.Assets;
using RiskManager.ReferenceHost.Organization.Bulk;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Organization.Bulk;

/// <summary>Assets in the perimeter Data center, a perimeter Head office, a person and a required attribute.</summary>
internal sealed class BulkStage : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private BulkStage(TestStore store)
    {
        Store = store;
        Editing = new BulkEditing(store.Database, store.Clock, new Actor("Ann", "192.0.2.7"));
        Runner = NewRunner();
    }

    public TestStore Store { get; }

    public BulkEditing Editing { get; }

    public BulkJobRunner Runner { get; }

    public static async Task<BulkStage> CreateAsync(int assets)
    {
        var store = await TestStore.CreateAsync();
        await store.ApplyAsync(string.Concat(Enumerable.Range(1, assets).Select(id => TestStore.Asset($"{id}"))));
        await store.ApplyAsync(TestStore.Asset("of-head-office"), perimeter: "Head office");
        await store.People.DeleteAsync(TestStore.Key("of-head-office"), CancellationToken.None);
        return new BulkStage(store);
    }

    /// <summary>What another host, or this one after a restart, does with the jobs.</summary>
    public BulkJobRunner NewRunner() => new(Store.Database, Store.Clock, new WebConfigFile(new HostFolder(_folder.Path)));

    /// <summary>From now on a real Risk Manager keeps the organization.</summary>
    public void Connect() => File.WriteAllText(
        _folder.File("web.config"),
        "<configuration><appSettings><add key=\"RiskManager.PlatformUrl\" value=\"https://rm.example.com/RM\" />"
        + "</appSettings></configuration>");

    public async Task<long> StartMoveAsync(long expected) => await Editing.StartAsync(
        new AssetQuery([await PerimeterAsync("Data center")]), "in \"Data center\"", expected,
        new BulkChange(BulkKind.Move) { TargetId = await PerimeterAsync("Head office") }, CancellationToken.None);

    public Task<long> PerimeterAsync(string name) =>
        Store.ReadAsync(connection => connection.GetTable<PerimeterRow>().Single(row => row.Name == name).Id);

    public async Task<BulkJob> JobAsync(long id) =>
        (await new BulkJobReader(Store.Database).ListAsync(CancellationToken.None)).Single(job => job.Id == id);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
