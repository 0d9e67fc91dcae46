using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Import.Batches;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Import;

/// <summary>An execution that another node has taken over writes nothing any more, whenever it wakes up (R24).</summary>
[StoreTestClass]
public sealed class RunFenceTests
{
    private const string First = "serve/first/1";
    private const string Second = "serve/second/1";

    [TestMethod]
    public async Task A_batch_of_an_execution_that_was_taken_over_is_refused_as_a_whole()
    {
        await using var store = await TestStore.CreateAsync();
        await AddRunAsync(store, Second);
        await using var stale = new AssetRepository(store.Database, store.Clock, new RunFence(TestStore.Run, First));
        await using var current = new AssetRepository(store.Database, store.Clock, new RunFence(TestStore.Run, Second));
        var batch = TestStore.Batch(TestStore.Asset("1"), "Data center", null, TestStore.Run, []);

        var refused = await Assert.ThrowsExactlyAsync<HostStoreException>(() => stale.ApplyAsync(batch, CancellationToken.None));

        Assert.StartsWith("Another process took this task over", refused.Message);
        Assert.IsEmpty(await store.ListAsync());
        Assert.IsNull(await new CheckpointRepository(store.Database).FindAsync("task", CancellationToken.None));
        Assert.AreEqual(1, (await current.ApplyAsync(batch, CancellationToken.None)).Created);
    }

    [TestMethod]
    public async Task Its_checkpoint_and_what_the_task_remembers_stay_as_the_new_owner_left_them()
    {
        await using var store = await TestStore.CreateAsync();
        await AddRunAsync(store, Second);
        await store.ApplyAsync(TestStore.Asset("1"));
        await new TaskStateRepository(store.Database).SaveAsync("task", "remembered", CancellationToken.None);
        var stale = new RunFence(TestStore.Run, First);

        var (checkpoints, states) = (new CheckpointRepository(store.Database, stale), new TaskStateRepository(store.Database, stale));
        await Assert.ThrowsExactlyAsync<HostStoreException>(() => checkpoints.RemoveAsync("task", CancellationToken.None));
        await Assert.ThrowsExactlyAsync<HostStoreException>(() => states.SaveAsync("task", null, CancellationToken.None));

        Assert.AreEqual("state of run-1", (await checkpoints.FindAsync("task", CancellationToken.None))!.State);
        Assert.AreEqual("remembered", await new TaskStateRepository(store.Database).FindAsync("task", CancellationToken.None));
    }

    private static Task<int> AddRunAsync(TestStore store, string owner) => store.Database.WriteAsync(
        connection => connection.Insert(new RunRow
        {
            Id = TestStore.Run, TaskId = "task", TaskName = "Nightly", TypeId = "stand-in", Settings = "{}",
            Status = "Running", Origin = "Person", Owner = owner,
        }),
        CancellationToken.None);
}
