using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Tests.Runs;

[StoreTestClass]
public sealed class TaskLockTests
{
    [TestMethod]
    public async Task Only_one_of_all_processes_gets_the_lock_of_a_task()
    {
        await using var place = await TestDatabase.CreateAsync();
        var processes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Database.OpenAsync(place.Options, CancellationToken.None)));

        var locks = await Task.WhenAll(processes.Select(process => new TaskLock(process).TryTakeAsync("task", CancellationToken.None)));

        Assert.AreEqual(1, locks.Count(held => held is not null));
        await locks.Single(held => held is not null)!.DisposeAsync();
        foreach (var process in processes) process.Dispose();
    }

    [TestMethod]
    public async Task Another_task_may_run_meanwhile_and_the_same_one_afterwards()
    {
        await using var store = await TestStore.CreateAsync();
        var taskLock = new TaskLock(store.Database);
        var first = await taskLock.TryTakeAsync("task", CancellationToken.None);
        await using var other = await taskLock.TryTakeAsync("other", CancellationToken.None);
        Assert.IsNotNull(other);
        Assert.IsNull(await taskLock.TryTakeAsync("task", CancellationToken.None));

        await first!.DisposeAsync();

        await using var again = await taskLock.TryTakeAsync("task", CancellationToken.None);
        Assert.IsNotNull(again);
    }
}
