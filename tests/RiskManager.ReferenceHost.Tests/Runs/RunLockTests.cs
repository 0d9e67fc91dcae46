using System.Diagnostics;
using LinqToDB;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Runs;

[TestClass]
public sealed class RunLockTests
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(60);

    [TestMethod]
    public async Task The_second_run_of_a_task_is_told_who_runs_it()
    {
        await using var store = await TestStore.CreateAsync();
        await using var first = await AcquireAsync(store, "task", "first");

        var exception = await Assert.ThrowsExactlyAsync<TaskAlreadyRunningException>(() => AcquireAsync(store, "task", "second"));

        Assert.Contains("Task 'Nightly' is already running since", exception.Message);
        Assert.Contains($"in process {Environment.ProcessId} on {Environment.MachineName} (run first)", exception.Message);
    }

    [TestMethod]
    public async Task Another_task_may_run_meanwhile_and_the_same_one_afterwards()
    {
        await using var store = await TestStore.CreateAsync();
        var first = await AcquireAsync(store, "task", "first");
        await using var other = await AcquireAsync(store, "other", "second");

        await first.DisposeAsync();

        await using var again = await AcquireAsync(store, "task", "third");
    }

    [TestMethod]
    public async Task A_holder_whose_process_is_gone_loses_the_lock_at_once()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        await process.WaitForExitAsync();
        await using var store = await TestStore.CreateAsync();
        await InsertHolderAsync(store, Environment.MachineName, process.Id);

        await using var taken = await AcquireAsync(store, "task", "next");
    }

    [TestMethod]
    public void A_process_that_only_has_the_same_number_is_not_the_holder()
    {
        Assert.IsTrue(new LockOwner("another process", Environment.MachineName, Environment.ProcessId).IsDead());
        Assert.IsFalse(LockOwner.New().IsDead());
        Assert.IsFalse(new LockOwner("another process", "another machine", Environment.ProcessId).IsDead());
    }

    [TestMethod]
    public async Task A_holder_that_was_taken_over_is_told_to_stop()
    {
        await using var store = await TestStore.CreateAsync();
        await using var held = await AcquireAsync(store, "task", "first");
        await store.WriteAsync("UPDATE run_locks SET owner = 'somebody else'");
        var lost = new TaskCompletionSource();
        held.Lost.Register(lost.SetResult);

        store.Clock.Advance(Stale / 6);

        await lost.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static Task<RunLock> AcquireAsync(TestStore store, string taskId, string runId) =>
        RunLock.AcquireAsync(store.Database, store.Clock, new RunLockRequest(taskId, "Nightly", runId, Stale), CancellationToken.None);

    private static Task<int> InsertHolderAsync(TestStore store, string machine, int processId)
    {
        var now = store.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        return store.Database.WriteAsync(
            connection => connection.Insert(new RunLockRow
            {
                TaskId = "task", Owner = "x", Machine = machine, ProcessId = processId, RunId = "dead", StartedAt = now, HeartbeatAt = now,
            }),
            CancellationToken.None);
    }
}
