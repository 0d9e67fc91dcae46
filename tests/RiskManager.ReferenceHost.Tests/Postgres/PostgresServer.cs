using RiskManager.Postgres;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;

[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]

namespace RiskManager.ReferenceHost.Tests;

/// <summary>The server of all tests here, with a database that each of them gets a copy of.</summary>
[TestClass]
public static class PostgresServer
{
    private static readonly SemaphoreSlim Copying = new(1, 1);
    private static PostgresCluster? _cluster;
    private static string? _template;

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context)
    {
        if (PostgresCluster.FindPrograms() is null) return;
        _cluster = await PostgresCluster.StartAsync();
        _template = await _cluster.CreateDatabaseAsync();
        (await Database.OpenAsync(Options(_template), context.CancellationToken)).Dispose();
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    internal static PostgresCluster Cluster
    {
        get
        {
            if (_cluster is null) Assert.Inconclusive(PostgresCluster.InstallLine);
            return _cluster;
        }
    }

    internal static PostgresOptions Options(string connectionString) => new(connectionString, TimeSpan.FromSeconds(15));

    /// <summary>A database as a fresh host has it; the server copies one at a time.</summary>
    internal static async Task<string> CopyAsync()
    {
        var cluster = Cluster;
        await Copying.WaitAsync();
        try
        {
            return await cluster.CreateDatabaseAsync(_template);
        }
        finally
        {
            Copying.Release();
        }
    }
}
