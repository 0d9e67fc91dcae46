namespace EndToEnd.Tests.Stage;

/// <summary>What all tests here share: the PostgreSQL server, and the settings of this process.</summary>
[TestClass]
public static class DatabaseServer
{
    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static PostgresCluster? _server;

    [AssemblyInitialize]
    public static void Prepare(TestContext context)
    {
        // Hosts in this process read the password of their account from here, as hosts in processes of their own do.
        Environment.SetEnvironmentVariable("QUALYS_PASSWORD", ReferenceHost.Password);

        // Many hosts and platforms share one pool of threads, which grows slowly beyond the number of processors.
        ThreadPool.SetMinThreads(24, 24);
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    /// <summary>The connection string of an empty database.</summary>
    internal static async Task<string> CreateDatabaseAsync()
    {
        if (PostgresCluster.FindPrograms() is null) Assert.Inconclusive(PostgresCluster.InstallLine);
        await Starting.WaitAsync();
        try
        {
            _server ??= await PostgresCluster.StartAsync();
            return await _server.CreateDatabaseAsync();
        }
        finally
        {
            Starting.Release();
        }
    }
}
