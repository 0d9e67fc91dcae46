using Npgsql;
using RiskManager.Contracts;
using TestSupport;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;

namespace RiskManager.ReferenceHost.Tests.Postgres;

[StoreTestClass(StoreKind.Postgres)]
public sealed class PostgresFaultTests
{
    [TestMethod]
    public async Task A_server_that_nobody_started_is_reported_with_what_to_do()
    {
        var options = new PostgresOptions("Host=127.0.0.1;Port=1;Database=risk;Username=u;Password=hidden", TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => Database.OpenAsync(options, CancellationToken.None));

        Assert.Contains("\"risk\" of the PostgreSQL server 127.0.0.1:1 cannot be reached: nobody listens there", exception.Message);
        Assert.DoesNotContain("hidden", exception.ToString());
    }

    [TestMethod]
    public async Task A_database_that_does_not_exist_is_reported_with_what_to_do()
    {
        await using var place = await TestDatabase.CreateAsync();
        var other = new NpgsqlConnectionStringBuilder(((PostgresOptions)place.Options).ConnectionString) { Database = "nowhere" };

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(
            () => Database.OpenAsync(PostgresServer.Options(other.ToString()), CancellationToken.None));

        Assert.Contains("does not exist. Create it", exception.Message);
    }

    [TestMethod]
    public async Task A_lock_of_another_session_is_waited_for_and_then_reported_with_advice()
    {
        await using var place = await TestDatabase.CreateAsync();
        var connectionString = ((PostgresOptions)place.Options).ConnectionString;
        await using var store = await TestStore.OpenAsync(new PostgresOptions(connectionString, TimeSpan.FromMilliseconds(60)));
        await using var other = new NpgsqlConnection(connectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var locking = new NpgsqlCommand("LOCK TABLE assets", other)) await locking.ExecuteNonQueryAsync();

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("1")));
        await transaction.RollbackAsync();

        Assert.Contains("stayed locked by another session", exception.Message);
        Assert.Contains(HostKeys.BusySeconds, exception.Message);
        Assert.AreEqual(1, (await store.ApplyAsync(TestStore.Asset("1"))).Created);
    }

    [TestMethod]
    public async Task A_connection_that_is_cut_loses_the_batch_but_nothing_that_was_committed()
    {
        await using var place = await TestDatabase.CreateAsync();
        await using var store = await TestStore.OpenAsync(place.Options);
        await store.ApplyAsync(TestStore.Asset("1"));
        await using var other = new NpgsqlConnection(((PostgresOptions)place.Options).ConnectionString + ";Pooling=false");
        await other.OpenAsync();
        const string cutOthers =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        await using (var cut = new NpgsqlCommand(cutOthers, other))
            await cut.ExecuteNonQueryAsync();

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("2")));

        Assert.Contains("what was committed stays", exception.Message);
        await using var again = await TestStore.OpenAsync(place.Options);
        Assert.HasCount(1, await again.ListAsync());
    }

    [TestMethod]
    public async Task A_stopped_server_is_reported_and_a_started_one_goes_on()
    {
        if (PostgresCluster.FindPrograms() is null) Assert.Inconclusive(PostgresCluster.InstallLine);
        var cluster = await PostgresCluster.StartAsync();
        await using var store = await TestStore.OpenAsync(PostgresServer.Options(await cluster.CreateDatabaseAsync()));
        await store.ApplyAsync(TestStore.Asset("1"));
        await cluster.DisposeAsync();

        var exception = await Assert.ThrowsExactlyAsync<HostStoreException>(() => store.ApplyAsync(TestStore.Asset("2")));

        Assert.Contains("what was committed stays", exception.Message);
    }

    [TestMethod]
    [DataRow(PostgresErrorCodes.DiskFull, "disk is full")]
    [DataRow(PostgresErrorCodes.TooManyConnections, "max_connections")]
    [DataRow(PostgresErrorCodes.InvalidPassword, "refused the login")]
    [DataRow(PostgresErrorCodes.ReadOnlySqlTransaction, "Connect to the primary")]
    [DataRow(PostgresErrorCodes.InsufficientPrivilege, "rights to create and write")]
    [DataRow(PostgresErrorCodes.AdminShutdown, "being shut down")]
    [DataRow(PostgresErrorCodes.DataCorrupted, "Restore it from a backup")]
    public void Every_fault_says_what_to_do(string state, string advice)
    {
        var exception = new PostgresException("said by the server", "ERROR", "ERROR", state);

        var fault = PostgresFaults.Explain(PostgresServer.Options("Host=x"), exception);

        Assert.Contains(advice, $"{fault.Problem} {fault.Advice}");
    }
}
