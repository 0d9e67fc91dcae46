using System.Globalization;
using System.Reflection;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store.Postgres;
using RiskManager.ReferenceHost.Store.Sqlite;

namespace RiskManager.ReferenceHost.Tests.Settings;

[TestClass]
public sealed class WebConfigTests
{
    [TestMethod]
    public void The_file_is_parsed_again_only_when_it_has_changed()
    {
        using var folder = new TemporaryFolder();
        Write(folder, """<appSettings><add key="RiskManager.ImportXmlRuns" value="3" /></appSettings>""");
        var file = new WebConfigFile(new HostFolder(folder.Path));

        var first = file.Read();
        var unchanged = file.Read();
        Write(folder, """<appSettings><add key="RiskManager.ImportXmlRuns" value="12" /></appSettings>""");
        var changed = file.Read();

        Assert.AreSame(first, unchanged);
        Assert.AreEqual(3, first.ImportXml()!.MaxRuns);
        Assert.AreEqual(12, changed.ImportXml()!.MaxRuns);
    }

    [TestMethod]
    public void A_missing_file_is_written_with_the_defaults_explained()
    {
        using var folder = new TemporaryFolder();

        var config = WebConfig.Read(folder.File("data"));

        Assert.IsEmpty(config.Keys);
        Assert.AreEqual(new SqliteOptions(folder.File("data/riskmanager.db"), TimeSpan.FromSeconds(15)), config.Database());
        var written = File.ReadAllText(folder.File("data/web.config"));
        foreach (var key in HostKeys.All) Assert.Contains(key, written);
    }

    [TestMethod]
    public void Keys_are_found_without_regard_to_case_and_a_change_is_seen_at_the_next_reading()
    {
        using var folder = new TemporaryFolder();
        Write(folder, """<appSettings><add key="Qualys.ReportDays" value="30" /></appSettings>""");
        Assert.AreEqual("30", WebConfig.Read(folder.Path).Find("qualys.reportdays"));

        Write(folder, """<appSettings><add key="Qualys.ReportDays" value="7" /></appSettings>""");

        var config = WebConfig.Read(folder.Path);
        Assert.AreEqual("7", config.Find("Qualys.ReportDays"));
        Assert.IsNull(config.Find("Other"));
        CollectionAssert.AreEqual(new[] { "Qualys.ReportDays" }, config.Keys.ToList());
    }

    [TestMethod]
    public void The_table_of_keys_in_the_documentation_has_every_key_of_the_host_with_default_and_range_and_no_other()
    {
        var repository = typeof(WebConfigTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Repository").Value!;
        using var folder = new TemporaryFolder();
        WebConfig.Read(folder.Path);
        var written = File.ReadAllText(folder.File("web.config"));

        var table = File.ReadLines(Path.Combine(repository, "docs", "operations.md"))
            .Where(line => line.StartsWith($"| `{HostKeys.Prefix}", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Key: cells[1].Trim('`'), Default: cells[2], Allowed: cells[3]))
            .ToList();

        Assert.AreEqual(string.Join("\n", HostKeys.All), string.Join("\n", table.Select(row => row.Key)));
        foreach (var (key, @default, allowed) in table)
        {
            if (@default != "none") Assert.Contains($"<add key=\"{key}\" value=\"{@default.Trim('`')}\" />", written);
            if (!HostKeys.Ranges.TryGetValue(key, out var range)) continue;
            var (min, max) = range;
            Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"{min:N0} to {max:N0}"), allowed, key);
        }
    }

    [TestMethod]
    public void All_bad_values_of_the_host_are_reported_at_once()
    {
        using var folder = new TemporaryFolder();
        Write(
            folder,
            """<appSettings><add key="RiskManager.DatabaseBusySeconds" value="0" /><add key="riskmanager.importXmlRetentionDays" """
            + """value="0" /><add key="RiskManager.Typo" value="1" /></appSettings>""");

        var problems = Assert.ThrowsExactly<TaskSettingsException>(() => WebConfig.Read(folder.Path)).Problems;

        Assert.HasCount(3, problems);
        Assert.Contains(
            "RiskManager.ImportXmlRetentionDays is \"0\"; a whole number from 1 to 3650 is allowed.", string.Join(" ", problems));
    }

    [TestMethod]
    public void Keys_of_version_0_1_that_are_gone_are_a_warning_whatever_their_value()
    {
        using var folder = new TemporaryFolder();
        Write(folder,
            """<appSettings><add key="RiskManager.PartitionRecords" value="none" /><add key="riskmanager.staleRunSeconds" value="" """
            + """/></appSettings>""");

        var warnings = WebConfig.Read(folder.Path).Warnings;

        Assert.HasCount(2, warnings);
        Assert.EndsWith("the key RiskManager.PartitionRecords of version 0.1 has no effect any more; remove it.", warnings[0]);
    }

    [TestMethod]
    public void Import_documents_of_ten_runs_are_kept_for_30_days_unless_told_otherwise_and_none_where_the_folder_is_blank()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "");
        var unsaid = WebConfig.Read(folder.Path).ImportXml();
        Write(folder, """<appSettings><add key="RiskManager.ImportXmlFolder" value="" /></appSettings>""");
        var none = WebConfig.Read(folder.Path).ImportXml();

        Write(
            folder,
            """<appSettings><add key="RiskManager.ImportXmlFolder" value="kept" /><add key="RiskManager.ImportXmlRuns" value="3" /><add """
            + """key="RiskManager.ImportXmlMegabytesPerRun" value="2" /></appSettings>""");

        Assert.AreEqual(new DocumentRetention(folder.File("import-xml"), TimeSpan.FromDays(30), 10, 64 * 1024 * 1024), unsaid);
        Assert.IsNull(none);
        Assert.AreEqual(
            new DocumentRetention(folder.File("kept"), TimeSpan.FromDays(30), 3, 2 * 1024 * 1024), WebConfig.Read(folder.Path).ImportXml());
    }

    [TestMethod]
    [DataRow(
        """<appSettings><add key="RiskManager.DatabaseBusySeconds" value="0" /></appSettings>""",
        "RiskManager.DatabaseBusySeconds is \"0\"; a whole number from 1 to 300")]
    [DataRow("""<appSettings><add key="RiskManager.DatabaseBusySeconds" value="soon" /></appSettings>""", "\"soon\"")]
    [DataRow("""<appSettings><add key="RiskManager.Typo" value="1" /></appSettings>""", "the key RiskManager.Typo is not known")]
    [DataRow(
        """<connectionStrings><add name="RiskManager" connectionString="Host=db" providerName="Npgsql" /></connectionStrings>""",
        "is not understood: Database is missing.")]
    [DataRow(
        """<connectionStrings><add name="RiskManager" connectionString="Database=risk" providerName="Npgsql" /></connectionStrings>""",
        "is not understood: Host is missing.")]
    [DataRow(
        """<connectionStrings><add name="RiskManager" connectionString="Host=db;Database=risk;Nonsense=1" providerName="Npgsql" """
        + """/></connectionStrings>""",
        "is not understood: The keyword")]
    [DataRow(
        """<connectionStrings><add name="RiskManager" connectionString="Host=db;Database=risk" providerName="Npgsql" """
        + """/></connectionStrings><appSettings><add key="RiskManager.DatabaseLimitMegabytes" value="10" /></appSettings>""",
        "is for the embedded database")]
    [DataRow("<appSettings>", "cannot be read")]
    public void A_file_that_does_not_hold_is_refused_with_key_value_and_range(string content, string reason)
    {
        using var folder = new TemporaryFolder();
        Write(folder, content);

        var exception = Assert.ThrowsExactly<TaskSettingsException>(() => WebConfig.Read(folder.Path).Database());

        Assert.Contains(reason, exception.Message);
        Assert.Contains(folder.File("web.config"), exception.Message);
    }

    [TestMethod]
    public void The_connection_string_says_where_the_database_is()
    {
        using var folder = new TemporaryFolder();
        Write(
            folder,
            """<connectionStrings><add name="RiskManager" connectionString="Data Source=other.db" providerName="Microsoft.Data.Sqlite" """
            + """/></connectionStrings>""");

        Assert.AreEqual(folder.File("other.db"), ((SqliteOptions)WebConfig.Read(folder.Path).Database()).Path);
    }

    [TestMethod]
    public void The_provider_Npgsql_selects_PostgreSQL_and_the_password_is_shown_nowhere()
    {
        using var folder = new TemporaryFolder();
        Write(
            folder,
            """<connectionStrings><add name="RiskManager" connectionString="Host=db;Database=risk;Username=u;Password=hidden" """
            + """providerName="Npgsql" /></connectionStrings>""");

        var options = (PostgresOptions)WebConfig.Read(folder.Path).Database();

        Assert.AreEqual("Host=db;Database=risk;Username=u;Password=hidden", options.ConnectionString);
        Assert.DoesNotContain("hidden", options.ToString());
        using var dialect = options.CreateDialect();
        Assert.AreEqual("\"risk\" of the PostgreSQL server db:5432", dialect.Shown);
    }

    [TestMethod]
    [DataRow("Microsoft.Data.SqlClient")]
    [DataRow("System.Data.SqlClient")]
    [DataRow("Oracle")]
    [DataRow("npgsql")]
    public void An_unknown_provider_is_refused_with_those_that_are_allowed_and_the_password_is_shown_nowhere(string provider)
    {
        using var folder = new TemporaryFolder();
        Write(folder, $"""
            <connectionStrings>
              <add name="RiskManager" connectionString="Server=db;Database=risk;User ID=u;Password=hidden" providerName="{provider}" />
            </connectionStrings>
            """);

        var exception = Assert.ThrowsExactly<TaskSettingsException>(() => WebConfig.Read(folder.Path).Database());

        Assert.AreEqual(
            $"{folder.File("web.config")}: the connection string \"RiskManager\" has the unknown provider \"{provider}\"; "
            + "allowed are \"Microsoft.Data.Sqlite\" (SQLite), \"Npgsql\" (PostgreSQL).",
            exception.Message);
    }

    private static void Write(TemporaryFolder folder, string content) =>
        folder.Write("web.config", $"<configuration>{content}</configuration>");
}
