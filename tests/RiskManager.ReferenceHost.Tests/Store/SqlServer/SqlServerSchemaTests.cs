using System.Reflection;
using LinqToDB.Mapping;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.SqlServer;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>The schema scripts as they would be executed on a SQL Server.</summary>
[TestClass]
public sealed class SqlServerSchemaTests
{
    private const int MostBytesOfClusteredKey = 900;
    private const int MostBytesOfKey = 1700;

    [TestMethod]
    public async Task Every_script_is_valid_Transact_SQL_and_builds_upon_those_before_it()
    {
        using var stage = await SqlServerStage.OpenAsync();

        stage.AssertValid();
        Assert.Contains("assets", stage.Server.Schema.Tables);
        Assert.IsGreaterThan(50, stage.Server.Commands.Count);
    }

    [TestMethod]
    public async Task Every_mapped_column_exists_with_a_type_that_its_property_fits()
    {
        using var stage = await SqlServerStage.OpenAsync();

        var wrong =
            from table in typeof(Database).Assembly.GetTypes()
            where table.GetCustomAttribute<TableAttribute>() is not null
            from property in table.GetProperties()
            let column = property.GetCustomAttribute<ColumnAttribute>()
            where column is not null
            let name = (Table: table.GetCustomAttribute<TableAttribute>()!.Name!, Column: column.Name!)
            let type = stage.Server.Schema.Find(name.Table)?.GetValueOrDefault(name.Column)?.Type ?? "missing"
            where type != ExpectedType(property.PropertyType)
            select $"{name} is {type}, but {table.Name}.{property.Name} is {property.PropertyType.Name}";

        CollectionAssert.AreEqual(Array.Empty<string>(), wrong.ToArray());
    }

    [TestMethod]
    public async Task Every_text_is_compared_byte_by_byte()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var schema = stage.Server.Schema;

        var wrong = schema.Tables.SelectMany(table => schema.Find(table)!.Values
            .Where(column => column is { Type: "NVarChar", Computed: null, Collation: not "Latin1_General_100_BIN2" }).Select(column => $"{table}.{column.Name}"));

        CollectionAssert.AreEqual(Array.Empty<string>(), wrong.ToArray());
    }

    [TestMethod]
    public async Task Every_key_and_index_has_columns_that_fit_into_it()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var schema = stage.Server.Schema;

        var wrong = schema.Indexes
            .Select(index => (index, Bytes: index.Columns.Sum(column => schema.Find(index.Table)![column].KeyBytes ?? throw new AssertFailedException($"{index.Table}.{column} has no limit"))))
            .Where(pair => pair.Bytes > (pair.index.Clustered ? MostBytesOfClusteredKey : MostBytesOfKey))
            .Select(pair => $"{pair.index.Table} ({string.Join(", ", pair.index.Columns)}) has {pair.Bytes} bytes");

        CollectionAssert.AreEqual(Array.Empty<string>(), wrong.ToArray());
    }

    [TestMethod]
    public async Task A_unique_index_leaves_out_rows_without_a_value_because_two_of_them_would_be_the_same()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var schema = stage.Server.Schema;

        foreach (var index in schema.Indexes.Where(index => index.Unique))
        {
            foreach (var column in index.Columns.Select(column => schema.Find(index.Table)![column]).Where(column => column is { Nullable: true, Computed: null }))
                Assert.Contains($"{column.Name} IS NOT NULL", index.Filter ?? "", $"{index.Table} ({string.Join(", ", index.Columns)})");
        }

        Assert.AreEqual("source_id IS NOT NULL AND import_id IS NOT NULL", schema.Indexes.Single(index => index.Name == "assets_by_identity").Filter);
        CollectionAssert.AreEqual(new[] { "perimeters_by_place_1", "name_key" }, schema.Indexes.Single(index => index.Name == "perimeters_by_place").Columns.ToList());
    }

    [TestMethod]
    public async Task A_reference_has_the_type_of_what_it_refers_to_and_no_row_is_deleted_in_two_ways()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var schema = stage.Server.Schema;

        foreach (var reference in schema.References)
        {
            var (from, to) = (schema.Find(reference.Table)![reference.Column], schema.Find(reference.ToTable)![reference.ToColumn]);
            Assert.AreEqual((to.Type, to.Length, to.Collation), (from.Type, from.Length, from.Collation), reference.ToString());
        }

        // SQL Server refuses a table that a deletion can reach along two ways.
        foreach (var table in schema.Tables)
        {
            var ways = Reached(schema, table).GroupBy(reached => reached).Where(group => group.Count() > 1).Select(group => group.Key);
            CollectionAssert.AreEqual(Array.Empty<string>(), ways.ToArray(), table);
        }

        Assert.Contains(new ModelReference("components", "asset_id", "assets", "id", Cascades: true), schema.References);
    }

    [TestMethod]
    public async Task The_indices_of_the_lists_hold_what_the_lists_are_sorted_by_word_for_word()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var schema = stage.Server.Schema;

        foreach (var (index, column) in new[] { ("assets_by_name", "name"), ("assets_by_host_address", "host_address"), ("assets_by_operating_system", "operating_system") })
        {
            var key = schema.Indexes.Single(candidate => candidate.Name == index).Columns;
            Assert.AreEqual("perimeter_id", key[0]);
            Assert.AreEqual(SqlServerText.SortKeyOf(column), schema.Find("assets")![key[1]].Computed);
        }
    }

    [TestMethod]
    public async Task A_database_whose_readers_wait_for_writers_is_refused_with_the_statement_that_changes_it()
    {
        using var server = new FakeSqlServer { ReadsSnapshots = false };

        var refusal = await Assert.ThrowsExactlyAsync<HostStoreException>(() => SqlServerStage.OpenAsync(server));

        Assert.Contains("The database \"risk\" of the SQL Server db has readers wait for whoever writes. Run ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON", refusal.Message);
        CollectionAssert.AreEqual(Array.Empty<string>(), server.Schema.Tables.ToArray());
    }

    [TestMethod]
    public void Texts_in_quotes_are_kept_comments_left_out_and_statements_executed_one_by_one()
    {
        CollectionAssert.AreEqual(
            new[]
            {
                "CREATE TABLE t (id BIGINT IDENTITY PRIMARY KEY, a NVARCHAR(MAX) COLLATE Latin1_General_100_BIN2 DEFAULT N'an INTEGER''s; TEXT', b FLOAT, c BIT DEFAULT 1)",
                "ALTER TABLE t ADD d BIGINT",
            },
            SqlServerSchema.Translate("-- INTEGER; TEXT\nCREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT 'an INTEGER''s; TEXT', b REAL, c BOOLEAN DEFAULT TRUE);\nALTER TABLE t ADD COLUMN d INTEGER;\n").ToArray());
    }

    [TestMethod]
    public void An_index_may_be_dropped_and_made_again_only_where_it_is_or_is_missing()
    {
        CollectionAssert.AreEqual(new[] { "DROP INDEX IF EXISTS assets_by_name ON assets" }, SqlServerSchema.Translate("DROP INDEX IF EXISTS assets_by_name").ToArray());
        CollectionAssert.AreEqual(
            new[]
            {
                $"IF COL_LENGTH(N'assets', N'assets_by_name_2') IS NULL ALTER TABLE assets ADD assets_by_name_2 AS {SqlServerText.SortKeyOf("name")}",
                "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = N'assets_by_name' AND object_id = OBJECT_ID(N'assets')) CREATE INDEX assets_by_name ON assets (perimeter_id, assets_by_name_2)",
            },
            SqlServerSchema.Translate("CREATE INDEX IF NOT EXISTS assets_by_name ON assets (perimeter_id, lower(coalesce(name, '')))").ToArray());
    }

    private static IEnumerable<string> Reached(SchemaModel schema, string table) =>
        schema.References.Where(reference => reference.Cascades && reference.ToTable == table)
            .SelectMany(reference => Reached(schema, reference.Table).Prepend(reference.Table));

    private static string ExpectedType(Type property) => (Nullable.GetUnderlyingType(property) ?? property) switch
    {
        var type when type == typeof(bool) => "Bit",
        var type when type == typeof(string) => "NVarChar",
        var type when type == typeof(double) => "Float",
        _ => "BigInt",
    };
}
