using Microsoft.Data.Sqlite;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Tests.Store.Sqlite;

[TestClass]
public sealed class SqliteFaultTests
{
    [TestMethod]
    public async Task A_locked_database_is_waited_for_and_then_reported_with_advice()
    {
        using var folder = new TemporaryFolder();
        await using var store = await TestStore.OpenAsync(Options(folder.Path) with { BusyTimeout = TimeSpan.FromMilliseconds(60) });
        await using var other = new SqliteConnection($"Data Source={folder.Path}/riskmanager.db;Pooling=false");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("1")));
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Contains("locked by another program", exception.Message);
        Assert.Contains(HostKeys.BusySeconds, exception.Message);
        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("1"))).Created);
    }

    [TestMethod]
    public async Task A_wait_for_a_locked_database_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        await using var store = await TestStore.OpenAsync(Options(folder.Path));
        await using var other = new SqliteConnection($"Data Source={folder.Path}/riskmanager.db;Pooling=false");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE");
        using var cancel = new CancellationTokenSource();

        var waiting = store.Assets.ApplyAsync(TestStore.Batch(TestStore.Asset("1"), "Data center", null, TestStore.Run, []), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
    }

    [TestMethod]
    public async Task A_full_database_loses_the_batch_but_nothing_that_was_committed()
    {
        using var folder = new TemporaryFolder();
        await using var store = await TestStore.OpenAsync(Options(folder.Path) with { SizeLimitMegabytes = 1 });
        await store.ApplyAsync(TestStore.Asset("1"));
        var description = $"<description>{new string('x', 5000)}</description>";
        var large = string.Concat(Enumerable.Range(2, 300).Select(id => TestStore.Asset($"{id}", description)));

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(large));

        Assert.Contains(HostKeys.SizeLimitMegabytes, exception.Message);
        Assert.HasCount(1, await store.ListAsync());
        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("2"))).Created);
    }

    [TestMethod]
    [DataRow(0L, "cannot grow: the disk is full.")]
    [DataRow(1_000_000L, "could not be read or written (SQLite Error 10: disk I/O error).")]
    public void A_failed_write_beside_which_there_is_no_room_is_a_full_disk(long freeBytes, string problem)
    {
        var error = new SqliteException("SQLite Error 10: disk I/O error", 10);

        Assert.AreEqual(problem, SqliteFaults.Explain(Options("data"), error, _ => freeBytes).Problem.ToString());
    }

    [TestMethod]
    public async Task A_damaged_file_is_reported_as_damaged()
    {
        using var folder = new TemporaryFolder();
        folder.Write("riskmanager.db", new string('x', 10_000));

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => Database.OpenAsync(Options(folder.Path), CancellationToken.None));

        Assert.Contains("damaged", exception.Message);
    }

    [TestMethod]
    public async Task A_folder_that_cannot_be_made_is_reported()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file", "");

        await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(Options(file), CancellationToken.None));
    }

    private static SqliteOptions Options(string folder) => new(Path.Combine(folder, "riskmanager.db"), TimeSpan.FromSeconds(15));

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
