using LinqToDB;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Runs.Sqlite;

/// <summary>With the embedded database, this machine's clock decides.</summary>
[TestClass]
public sealed class RunLockClockTests
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task A_holder_that_stays_silent_for_too_long_loses_the_lock()
    {
        await using var store = await TestStore.CreateAsync();
        await InsertHolderAsync(store);
        await Assert.ThrowsExactlyAsync<TaskAlreadyRunningException>(() => AcquireAsync(store, "task", "early"));

        store.Clock.Advance(Stale + TimeSpan.FromSeconds(1));
        var acquiring = AcquireAsync(store, "task", "late");
        await LetTimePassAsync(store, acquiring);

        await using var taken = await acquiring;
    }

    [TestMethod]
    public async Task A_holder_that_only_seems_silent_because_the_clock_was_changed_keeps_the_lock()
    {
        await using var store = await TestStore.CreateAsync();
        await InsertHolderAsync(store);
        store.Clock.Advance(TimeSpan.FromHours(1));

        var acquiring = AcquireAsync(store, "task", "late");
        await store.WriteAsync("UPDATE run_locks SET heartbeat_at = heartbeat_at + 3600000");
        await LetTimePassAsync(store, acquiring);

        await Assert.ThrowsExactlyAsync<TaskAlreadyRunningException>(() => acquiring);
    }

    private static async Task LetTimePassAsync(TestStore store, Task waiting)
    {
        while (!waiting.IsCompleted)
        {
            store.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private static Task<RunLock> AcquireAsync(TestStore store, string taskId, string runId) =>
        RunLock.AcquireAsync(store.Database, store.Clock, new RunLockRequest(taskId, "Nightly", runId, Stale), CancellationToken.None);

    private static Task<int> InsertHolderAsync(TestStore store)
    {
        var now = store.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.Database.WriteAsync(
            connection => connection.Insert(new RunLockRow
            {
                TaskId = "task", Owner = "x", Machine = "elsewhere", ProcessId = 1, RunId = "dead", StartedAt = now, HeartbeatAt = now,
            }),
            CancellationToken.None);
    }
}
