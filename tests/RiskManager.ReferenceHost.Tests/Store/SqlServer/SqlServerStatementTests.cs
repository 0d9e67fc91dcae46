using System.Reflection;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using RiskManager.ReferenceHost.Import.SqlServer;

namespace RiskManager.ReferenceHost.Tests.Store.SqlServer;

/// <summary>
/// What the host says to a SQL Server, taken down where the server would be: parsed by Microsoft's parser, with every table, column,
/// function and parameter looked up.
/// </summary>
[TestClass]
public sealed class SqlServerStatementTests
{
    private static readonly Dictionary<string, Func<SqlServerStage, Task>> Uses = new()
    {
        ["apply batches"] = ImportUse.ApplyAsync,
        ["import many"] = ImportUse.SuspendAsync,
        ["ask for an import"] = ImportUse.AskAsync,
        ["look at the organization"] = OrganizationUse.LookAsync,
        ["work on the organization"] = OrganizationUse.WorkAsync,
        ["record runs"] = RunUse.RecordAsync,
        ["look at runs"] = RunUse.LookAsync,
        ["share a database"] = ClusterUse.ShareAsync,
        ["configure tasks"] = TaskUse.ConfigureAsync,
    };

    public static IEnumerable<string> Named => Uses.Keys;

    [TestMethod]
    [DynamicData(nameof(Named))]
    public async Task Every_statement_that_the_host_sends_to_SQL_Server_is_valid_Transact_SQL(string use)
    {
        using var stage = await SqlServerStage.OpenAsync();
        var before = stage.Server.Commands.Count;

        await Uses[use](stage);

        Assert.IsGreaterThan(before, stage.Server.Commands.Count);
        stage.AssertValid();
    }

    [TestMethod]
    public async Task Together_they_read_and_write_every_table_and_come_from_every_class_that_queries()
    {
        using var stage = await SqlServerStage.OpenAsync();
        var before = stage.Server.Commands.Count;
        foreach (var use in Uses.Values)
        {
            stage.Server.Values.Clear();
            await use(stage);
        }

        var (read, written) = (new HashSet<string>(), new HashSet<string>());
        foreach (var statement in stage.Server.Commands.Skip(before).Select(command => TransactSql.Parse(command.Sql)))
        {
            read.UnionWith(statement.All<FromClause>().SelectMany(from => from.All<NamedTableReference>()).Select(table => table.SchemaObject.BaseIdentifier.Value));
            written.UnionWith(statement.All<DataModificationSpecification>().Select(modification => modification.Target).OfType<NamedTableReference>().Select(table => table.SchemaObject.BaseIdentifier.Value));
        }

        var tables = stage.Server.Schema.Tables.Where(table => !table.StartsWith('#') && table != "schema_versions").ToList();
        Assert.AreEqual("asset_types, people", string.Join(", ", tables.Except(written).Order()), "These are filled by scripts alone.");
        Assert.AreEqual("", string.Join(", ", tables.Except(read)));
        Assert.AreEqual("TaskFormScreen", string.Join(", ", Querying().Except(stage.Server.Senders).Order()), "Its one query is that of a list of names.");
    }

    /// <summary>The classes whose source has a query.</summary>
    private static IEnumerable<string> Querying()
    {
        var repository = typeof(SqlServerStatementTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Repository").Value!;
        return Directory.EnumerateFiles(Path.Combine(repository, "src", "RiskManager.ReferenceHost"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && File.ReadAllText(path).Contains(".GetTable<", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path).Split('.')[0]);
    }

    [TestMethod]
    public async Task Rows_in_bulk_have_the_columns_of_the_temporary_table_that_they_go_to()
    {
        using var stage = await SqlServerStage.OpenAsync();

        await ImportUse.ApplyAsync(stage);

        CollectionAssert.AreEquivalent(
            new[] { SqlServerImportSql.NewAssets, SqlServerImportSql.Changes, SqlServerImportSql.Components }, stage.Bulk.Select(rows => rows.Table).Distinct().ToArray());
        foreach (var (table, columns) in stage.Bulk)
        {
            CollectionAssert.AreEquivalent(
                stage.Server.Schema.Find(table)!.Values.Select(column => $"{column.Name} {column.Type}").ToArray(),
                columns.Select(column => $"{column.Key} {(column.Value == typeof(string) ? "NVarChar" : column.Value == typeof(double) ? "Float" : "BigInt")}").ToArray(), table);
        }
    }

    [TestMethod]
    [DataRow("SELEC a.name FROM assets AS a", "Incorrect syntax")]
    [DataRow("SELECT a.name FROM assets AS a LIMIT 5", "Incorrect syntax")]
    [DataRow("SELECT a.nam FROM assets AS a", "there is no column a.nam")]
    [DataRow("SELECT b.name FROM assets AS a", "there is no column b.name")]
    [DataRow("SELECT a.name FROM asset AS a", "there is no table asset")]
    [DataRow("SELECT instr(a.name, N'x') FROM assets AS a", "instr is no known function")]
    [DataRow("SELECT a.name FROM assets AS a WHERE a.id = @id", "@id has no value")]
    [DataRow("INSERT INTO people (name, name_kee) VALUES (N'Ana', N'ANA')", "the table written has no column name_kee")]
    [DataRow("UPDATE a SET nam = N'x' FROM assets AS a", "the table written has no column nam")]
    public async Task The_check_finds_what_SQL_Server_would_refuse(string sql, string problem)
    {
        using var stage = await SqlServerStage.OpenAsync();

        Assert.Contains(problem, string.Join("; ", StatementCheck.FindProblems(stage.Server.Schema, sql, [])));
    }

    [TestMethod]
    public async Task The_check_finds_a_temporary_table_that_would_be_gone_before_it_is_used()
    {
        using var stage = await SqlServerStage.OpenAsync();

        Assert.Contains("gone at the end of the command", string.Join("; ", StatementCheck.FindProblems(stage.Server.Schema, "CREATE TABLE #t (id BIGINT); INSERT INTO #t (id) VALUES (@id)", ["@id"])));
    }
}
