using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>The place of a test's database: a file of its own. The project for PostgreSQL has a class of this name, too.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private TestDatabase() => Options = new SqliteOptions(_folder.File(SqliteOptions.FileName), DatabaseOptions.DefaultBusyTimeout);

    public DatabaseOptions Options { get; }

    public string FolderPath => _folder.Path;

    public static Task<TestDatabase> CreateAsync() => Task.FromResult(new TestDatabase());

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
