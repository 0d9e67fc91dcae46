using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>The place of a test's database: one of its own on the server of the tests.</summary>
internal sealed class TestDatabase(string connectionString) : IAsyncDisposable
{
    /// <summary>Describes every column, index and constraint in a line.</summary>
    public const string DescribeSchema =
        """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || ordinal_position || ' ' || data_type || ' ' || is_nullable || ' '
            || is_identity || ' ' || coalesce(collation_name, '') || ' ' || coalesce(column_default, '')
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL
        SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL
        SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        ORDER BY 1
        """;

    private readonly TemporaryFolder _folder = new();

    public DatabaseOptions Options { get; } = PostgresServer.Options(connectionString);

    public string FolderPath => _folder.Path;

    public static async Task<TestDatabase> CreateAsync() => new(await PostgresServer.CopyAsync());

    /// <summary>A place where no host has been yet.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync() => new(await PostgresServer.Cluster.CreateDatabaseAsync());

    /// <remarks>The server goes with all of its databases; dropping them one by one would make it write checkpoints.</remarks>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
