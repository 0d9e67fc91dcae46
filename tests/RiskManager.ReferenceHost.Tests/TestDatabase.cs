using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Tests;

/// <summary>The place of a test's database: a file of its own. The project for PostgreSQL has a class of this name, too.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Describes every table, column, index and foreign key in a line.</summary>
    public const string DescribeSchema =
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

    private readonly TemporaryFolder _folder = new();

    private TestDatabase() => Options = new SqliteOptions(_folder.File(SqliteOptions.FileName), DatabaseOptions.DefaultBusyTimeout);

    public DatabaseOptions Options { get; }

    public string FolderPath => _folder.Path;

    public static Task<TestDatabase> CreateAsync() => Task.FromResult(new TestDatabase());

    /// <summary>A place where no host has been yet.</summary>
    public static Task<TestDatabase> CreateEmptyAsync() => CreateAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
