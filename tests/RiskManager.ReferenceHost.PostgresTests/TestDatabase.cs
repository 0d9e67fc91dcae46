using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>The place of a test's database: one of its own on the server of the tests.</summary>
internal sealed class TestDatabase(string connectionString) : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DatabaseOptions Options { get; } = PostgresServer.Options(connectionString);

    public string FolderPath => _folder.Path;

    public static async Task<TestDatabase> CreateAsync() => new(await PostgresServer.CopyAsync());

    /// <remarks>The server goes with all of its databases; dropping them one by one would make it write checkpoints.</remarks>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
