using RiskManager.Postgres;

namespace RiskManager.ClusterTests.Stage;

/// <summary>The PostgreSQL server of all tests here.</summary>
[TestClass]
public static class ClusterServer
{
    private static PostgresCluster? _server;

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context) =>
        _server = PostgresCluster.FindPrograms() is null ? null : await PostgresCluster.StartAsync();

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>The connection string of an empty database.</summary>
    internal static Task<string> CreateDatabaseAsync()
    {
        if (_server is null) Assert.Inconclusive(PostgresCluster.InstallLine);
        return _server.CreateDatabaseAsync();
    }
}
