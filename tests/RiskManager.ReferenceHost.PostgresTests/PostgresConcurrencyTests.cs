using LinqToDB;
using LinqToDB.Data;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>What SQLite's single writer rules out, and several hosts on one server do.</summary>
[TestClass]
public sealed class PostgresConcurrencyTests
{
    [TestMethod]
    public async Task Of_several_hosts_that_start_one_task_at_once_one_gets_it()
    {
        await using var place = await TestDatabase.CreateAsync();
        var hosts = await OpenAsync(place, 6);

        var tries = await Task.WhenAll(hosts.Select(host => TryAcquireAsync(host)));

        Assert.AreEqual(1, tries.Count(runLock => runLock is not null));
        await tries.Single(runLock => runLock is not null)!.DisposeAsync();
        foreach (var host in hosts) host.Dispose();
    }

    [TestMethod]
    public async Task A_lock_that_was_silent_by_the_servers_clock_is_taken_over_whatever_this_machines_clock_says()
    {
        await using var store = await TestStore.CreateAsync();
        await store.WriteAsync(
            """
            INSERT INTO run_locks (task_id, owner, machine, process_id, run_id, started_at, heartbeat_at)
            SELECT 'task', 'x', 'elsewhere', 1, 'dead', t, t FROM (SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 61000 AS t) AS past
            """);
        var acquiring = RunLock.AcquireAsync(store.Database, store.Clock, Request(), CancellationToken.None);
        while (!acquiring.IsCompleted)
        {
            store.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await using var taken = await acquiring;
        var now = await store.ReadAsync(connection => store.Database.Now(connection, store.Clock));
        var beat = await store.ReadAsync(connection => connection.GetTable<RunLockRow>().Single().HeartbeatAt);
        Assert.IsLessThan(60_000, Math.Abs(now.ToUnixTimeMilliseconds() - beat));
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
        var names = await store.ReadAsync(connection => connection.GetTable<KnowledgeBaseRow>().Where(row => row.Id == "WIN.000110" || row.Id == "WIN.000111").Select(row => row.Name).ToList());
        Assert.IsTrue(names.TrueForAll(name => name.EndsWith("!!", StringComparison.Ordinal)));
    }

    private static int Touch(DataConnection connection, string id) =>
        connection.GetTable<KnowledgeBaseRow>().Where(row => row.Id == id).Set(row => row.Name, row => row.Name + "!").Update();

    private static RunLockRequest Request() => new("task", "Nightly", "run", TimeSpan.FromSeconds(60));

    private static async Task<Database[]> OpenAsync(TestDatabase place, int count) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Database.OpenAsync(place.Options, CancellationToken.None)));

    private static async Task<RunLock?> TryAcquireAsync(Database host)
    {
        try
        {
            return await RunLock.AcquireAsync(host, TimeProvider.System, Request(), CancellationToken.None);
        }
        catch (TaskAlreadyRunningException)
        {
            return null;
        }
    }
}
