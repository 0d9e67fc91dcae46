using System.Diagnostics;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Postgres;

/// <summary>
/// An import waits for the server as seldom as possible (R25). What the driver sends and waits for is one activity each; a COPY waits
/// twice, and the commit comes on top.
/// </summary>
[StoreTestClass(StoreKind.Postgres)]
public sealed class RoundTripTests
{
    [TestMethod]
    public async Task A_later_batch_of_a_first_import_reads_once_copies_and_writes_once()
    {
        await using var store = await TestStore.CreateAsync();
        await using var assets = await ImportAsync(store);

        var commands = await CommandsAsync(
            () => assets.ApplyAsync(Batch(TestStore.Asset("3"), []), CancellationToken.None));

        CollectionAssert.AreEqual(
            new[] { "SELECT id FROM runs", "COPY assets id, perimeter_id,", "INSERT INTO search_changes first_id," }, commands);
    }

    [TestMethod]
    public async Task Its_components_cost_one_copy_more()
    {
        await using var store = await TestStore.CreateAsync();
        await using var assets = await ImportAsync(store);

        var commands = await CommandsAsync(
            () => assets.ApplyAsync(Batch(TestStore.Asset("3"), [TestStore.Component("3")]), CancellationToken.None));

        CollectionAssert.AreEqual(
            new[]
            {
                "SELECT id FROM runs", "COPY assets id, perimeter_id,", "COPY components asset_id, key,",
                    "INSERT INTO search_changes first_id,",
            },
            commands);
    }

    /// <summary>An import that has applied two batches: it knows its source and run, and has numbers for the next assets.</summary>
    private static async Task<AssetRepository> ImportAsync(TestStore store)
    {
        await store.Database.WriteAsync(
            connection => connection.Insert(new RunRow
            {
                Id = TestStore.Run, TaskId = "task", TaskName = "Nightly", TypeId = "stand-in", Settings = "{}",
                Status = "Running", Origin = "Person", Owner = "owner",
            }),
            CancellationToken.None);
        var assets = new AssetRepository(store.Database, store.Clock, new RunFence(TestStore.Run, "owner"));
        await assets.ApplyAsync(Batch(TestStore.Asset("1") + TestStore.Asset("4"), []), CancellationToken.None);
        await assets.ApplyAsync(Batch(TestStore.Asset("2"), []), CancellationToken.None);
        return assets;
    }

    private static ImportBatch Batch(string assets, IReadOnlyList<StoredComponent> components) =>
        TestStore.Batch(assets, "Data center", "Administrator", TestStore.Run, components);

    /// <summary>The first four words of what was sent, of several statements those of the first.</summary>
    private static async Task<List<string>> CommandsAsync(Func<Task> action)
    {
        var commands = new List<string>();
        using var test = new Activity("test").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var listener = new ActivityListener();
        listener.ShouldListenTo = source => source.Name == "Npgsql";
        listener.Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded;
        listener.ActivityStopped = activity =>
        {
            if (activity.TraceId == test.TraceId) commands.Add(Begin((string)activity.GetTagItem("db.query.text")!));
        };
        ActivitySource.AddActivityListener(listener);
        await action();
        return commands;
    }

    private static string Begin(string sql) =>
        string.Join(' ', sql.Split((char[])[' ', '\n', '('], StringSplitOptions.RemoveEmptyEntries).Take(4));
}
