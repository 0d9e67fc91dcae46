using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Tests.Postgres;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>The place of a test's database: a file of its own, or a database of its own on the PostgreSQL server of the tests.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string DescribeSqlite =
        """
        SELECT 'table ' || name || ' ' || wr FROM pragma_table_list WHERE schema = 'main'
        UNION ALL
        SELECT 'column ' || t.name || '.' || c.name || ' ' || c.cid || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' '
            || coalesce(c.dflt_value, '')
        FROM sqlite_master AS t JOIN pragma_table_xinfo(t.name) AS c WHERE t.type = 'table'
        UNION ALL
        SELECT 'index ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE type = 'index'
        UNION ALL
        SELECT 'reference ' || t.name || '.' || f."from" || ' ' || f."table" || '.' || f."to" || ' ' || f.on_delete
        FROM sqlite_master AS t JOIN pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table'
        ORDER BY 1
        """;

    private const string DescribePostgres =
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

    /// <summary>Describes every column, index and constraint in a line.</summary>
    public static string DescribeSchema => Store == StoreKind.Postgres ? DescribePostgres : DescribeSqlite;

    public DatabaseOptions Options { get; }

    public string FolderPath => _folder.Path;

    public static async Task<TestDatabase> CreateAsync() => new(Store == StoreKind.Postgres ? await PostgresServer.CopyAsync() : null);

    /// <summary>A place where no host has been yet.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync() =>
        new(Store == StoreKind.Postgres ? await PostgresServer.CreateEmptyAsync() : null);

    /// <remarks>The server goes with all of its databases; dropping them one by one would make it write checkpoints.</remarks>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
