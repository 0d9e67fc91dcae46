using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Postgres;
using TestSupport;

namespace RiskManager.ReferenceHost.Tests.Postgres;

/// <summary>
/// The server of all tests here, started when the first one asks for it, with a database that each of them gets a copy of. It has the
/// sample data.
/// </summary>
[TestClass]
public static class PostgresServer
{
    private static readonly SemaphoreSlim Copying = new(1, 1);
    private static PostgresCluster? _cluster;
    private static string? _template;

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (_cluster is not null) await _cluster.DisposeAsync();
    }

    internal static PostgresOptions Options(string connectionString) => new(connectionString, TimeSpan.FromSeconds(15));

    /// <summary>A database as a fresh host has it; the server copies one at a time.</summary>
    internal static Task<string> CopyAsync() =>
        CreateAsync(async cluster => await cluster.CreateDatabaseAsync(_template ??= await CreateTemplateAsync(cluster)));

    /// <summary>A database where no host has been yet.</summary>
    internal static Task<string> CreateEmptyAsync() => CreateAsync(cluster => cluster.CreateDatabaseAsync());

    private static async Task<string> CreateAsync(Func<PostgresCluster, Task<string>> create)
    {
        if (PostgresCluster.FindPrograms() is null) Assert.Inconclusive(PostgresCluster.InstallLine);
        await Copying.WaitAsync();
        try
        {
            return await create(_cluster ??= await PostgresCluster.StartAsync());
        }
        finally
        {
            Copying.Release();
        }
    }

    private static async Task<string> CreateTemplateAsync(PostgresCluster cluster)
    {
        var template = await cluster.CreateDatabaseAsync();
        using var database = await Database.OpenAsync(Options(template), CancellationToken.None);
        await database.WriteAsync(
            connection =>
            {
                SampleData.Insert(connection);
                return true;
            },
            CancellationToken.None);
        return template;
    }
}
