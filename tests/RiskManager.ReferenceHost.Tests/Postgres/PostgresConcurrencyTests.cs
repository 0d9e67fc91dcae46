using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Postgres;

/// <summary>What SQLite's single writer rules out, and several hosts on one server do.</summary>
[StoreTestClass(StoreKind.Postgres)]
public sealed class PostgresConcurrencyTests
{
    [TestMethod]
    public async Task A_node_that_the_scheduler_does_not_know_as_executing_loses_its_lock_with_its_sessions()
    {
        await using var place = await TestDatabase.CreateAsync();
        using var paused = await Database.OpenAsync(place.Options, CancellationToken.None);
        using var next = await Database.OpenAsync(place.Options, CancellationToken.None);
        await using var held = await new TaskLock(paused).TryTakeAsync("task", CancellationToken.None);
        var lost = new TaskCompletionSource();
        await using var registration = held!.HandleLostToken.Register(lost.SetResult);

        await using var taken = await new TaskLock(next).TryTakeOverAsync("task", [next.Process.Name], CancellationToken.None);

        Assert.IsNotNull(taken);
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [TestMethod]
    public async Task A_node_that_executes_the_task_and_the_command_line_keep_their_locks()
    {
        await using var place = await TestDatabase.CreateAsync();
        using var holder = await Database.OpenAsync(place.Options, CancellationToken.None);
        using var next = await Database.OpenAsync(place.Options, CancellationToken.None);
        await using var held = await new TaskLock(holder).TryTakeAsync("task", CancellationToken.None);

        string[] executing = [next.Process.Name, holder.Process.Name];
        var whileExecuting = await new TaskLock(next).TryTakeOverAsync("task", executing, CancellationToken.None);
        await holder.WriteAsync(
            connection => connection.Insert(new RunRow
            {
                Id = "run", TaskId = "task", TaskName = "Nightly", TypeId = "stand-in", Settings = "{}", Origin = "CommandLine",
                Status = RunStatusNames.Running,
                Owner = RunOwner.OfCommandLine(holder.Process).Token,
            }),
            CancellationToken.None);
        var whileImporting = await new TaskLock(next).TryTakeOverAsync("task", [next.Process.Name], CancellationToken.None);

        Assert.IsNull(whileExecuting);
        Assert.IsNull(whileImporting);
        Assert.IsFalse(held!.HandleLostToken.IsCancellationRequested);
    }

    [TestMethod]
    public async Task Batches_that_create_the_same_assets_at_once_create_them_once()
    {
        await using var place = await TestDatabase.CreateAsync();
        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestStore.OpenAsync(place.Options)));
        var assets = string.Concat(Enumerable.Range(1, 50).Select(id => TestStore.Asset($"{id}")));

        var applied = await Task.WhenAll(stores.Select((store, index) => store.ApplyAsync(assets, perimeter: "New", run: $"run-{index}")));

        Assert.AreEqual(50, applied.Sum(batch => batch.Created));
        Assert.AreEqual(150, applied.Sum(batch => batch.Updated));
        Assert.AreEqual(1, applied.Count(batch => batch.PerimeterCreated));
        Assert.HasCount(50, await stores[0].ListAsync());
        foreach (var store in stores) await store.DisposeAsync();
    }

    [TestMethod]
    public async Task A_deadlock_is_tried_again_and_nothing_is_lost()
    {
        await using var store = await TestStore.CreateAsync();
        using var met = new Barrier(2);
        var tries = 0;
        Task<int> SwapAsync(string first, string second) => store.Database.WriteAsync(
            connection =>
            {
                Touch(connection, first);
                if (Interlocked.Increment(ref tries) <= 2) met.SignalAndWait(TimeSpan.FromSeconds(30));
                return Touch(connection, second);
            },
            CancellationToken.None);

        await Task.WhenAll(SwapAsync("WIN.000110", "WIN.000111"), SwapAsync("WIN.000111", "WIN.000110"));

        // The loser may meet the winner once more before that one is done.
        Assert.IsGreaterThanOrEqualTo(3, tries);
        var names = await store.ReadAsync(connection => connection.GetTable<KnowledgeBaseRow>()
            .Where(row => row.Id == "WIN.000110" || row.Id == "WIN.000111").Select(row => row.Name).ToList());
        Assert.IsTrue(names.TrueForAll(name => name.EndsWith("!!", StringComparison.Ordinal)));
    }

    private static int Touch(DataConnection connection, string id) =>
        connection.GetTable<KnowledgeBaseRow>().Where(row => row.Id == id).Set(row => row.Name, row => row.Name + "!").Update();
}
