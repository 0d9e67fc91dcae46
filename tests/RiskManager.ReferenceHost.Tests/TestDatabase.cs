using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Tests.Postgres;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>The place of a test's database: a file of its own, or a database of its own on the PostgreSQL server of the tests.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly AsyncLocal<StoreKind> CurrentStore = new();

    private readonly TemporaryFolder _folder = new();

    private TestDatabase(string? connectionString) => Options = connectionString is null
        ? new SqliteOptions(_folder.File(SqliteOptions.FileName), DatabaseOptions.DefaultBusyTimeout)
        : PostgresServer.Options(connectionString);

    /// <summary>The database that the running test is about.</summary>
    public static StoreKind Store
    {
        get => CurrentStore.Value;
        set => CurrentStore.Value = value;
    }

    public DatabaseOptions Options { get; }

    public string FolderPath => _folder.Path;

    public static async Task<TestDatabase> CreateAsync() => new(Store == StoreKind.Postgres ? await PostgresServer.CopyAsync() : null);

    /// <remarks>The server goes with all of its databases; dropping them one by one would make it write checkpoints.</remarks>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
