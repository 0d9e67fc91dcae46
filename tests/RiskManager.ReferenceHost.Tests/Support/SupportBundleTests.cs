using System.IO.Compression;
using System.Text;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Store.Tables;
using RiskManager.ReferenceHost.Support;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Tests.Support;

[TestClass]
public sealed class SupportBundleTests
{
    private const string TaskSecret = "p<ß&\"ss word+1";
    private const string ProxySecret = "proxy-s3cret";
    private const string DatabaseSecret = "database-s3cret";
    private const string CommentedSecret = "commented-s3cret";
    private const string PlatformSecret = "platform-s3cret";
    private const string PlatformVariable = "RISK_MANAGER_SECRET_OF_THE_BUNDLE_TEST";

    [TestMethod]
    public async Task No_secret_is_in_a_bundle_however_it_got_into_what_is_bundled()
    {
        Environment.SetEnvironmentVariable(PlatformVariable, PlatformSecret);
        await using var stage = await ConnectorsStage.CreateAsync();
        var run = await RunAsync(stage);
        WriteWebConfig(stage);
        await LeakAsync(stage, run);

        var entries = await BundleAsync(stage, run);

        string[] secrets =
        [
            TaskSecret, Convert.ToBase64String(Encoding.UTF8.GetBytes(TaskSecret)), Uri.EscapeDataString(TaskSecret), "p\\u003C",
            ProxySecret, DatabaseSecret, CommentedSecret, PlatformSecret,
        ];
        foreach (var (name, text) in entries)
        {
            foreach (var secret in secrets) Assert.DoesNotContain(secret, text, $"{name} holds a secret");
        }
    }

    [TestMethod]
    public async Task A_bundle_holds_what_helps_to_find_a_fault()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var run = await RunAsync(stage);
        WriteWebConfig(stage);
        await LeakAsync(stage, run);

        var entries = await BundleAsync(stage, run);

        CollectionAssert.AreEquivalent(
            new[] { "run.json", "log.txt", "quarantine.json", "web.config", "versions.json", "host-log.txt" }, entries.Keys.ToArray());
        Assert.Contains("\"Complete\"", entries["run.json"]);
        Assert.Contains("Importing with <b>care</b>", entries["log.txt"]);
        Assert.Contains($"signing in with {Redaction.Mask}", entries["log.txt"]);
        Assert.Contains("no name", entries["quarantine.json"]);
        Assert.Contains("Qualys.PageSize", entries["web.config"]);
        Assert.Contains("Data Source=riskmanager.db", entries["web.config"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("stand-in (", entries["versions.json"]);
    }

    [TestMethod]
    public async Task A_web_config_that_cannot_be_read_is_left_out_with_the_reason()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var run = await RunAsync(stage);
        stage.Folder.Write("data/web.config", $"<configuration><add key=\"Qualys.ProxyPassword\" value=\"{ProxySecret}\"");

        var entries = await BundleAsync(stage, run);

        Assert.Contains("could not be read", entries["web.config"]);
        Assert.DoesNotContain(ProxySecret, entries["web.config"]);
    }

    private static async Task<RunRecord> RunAsync(ConnectorsStage stage)
    {
        await stage.StartRunsAsync();
        var form = stage.Form();
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), TaskSecret);
        return await stage.EndOfAsync(
            await stage.Runs.StartAsync(await stage.SaveAsync(form), ConnectorsStage.Administrator, CancellationToken.None));
    }

    private static void WriteWebConfig(ConnectorsStage stage) => stage.Folder.Write("data/web.config",
        $"""
        <configuration>
          <connectionStrings><add name="RiskManager"
            connectionString="Data Source=riskmanager.db;Password={DatabaseSecret}" providerName="Microsoft.Data.Sqlite" />
          </connectionStrings>
          <appSettings>
            <!-- <add key="Qualys.ProxyPassword" value="{CommentedSecret}" /> -->
            <add key="Qualys.ProxyPassword" value="{ProxySecret}" />
            <add key="Qualys.PageSize" value="500" />
            <add key="RiskManager.PlatformClientSecret" value="env:{PlatformVariable}" />
          </appSettings>
        </configuration>
        """);

    /// <summary>What no code of this product does: secrets in the log, in a quarantined fragment and in the host's log.</summary>
    private static async Task LeakAsync(ConnectorsStage stage, RunRecord run)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(TaskSecret));
        await stage.Host.Database.WriteAsync(
            connection =>
                connection.Insert(
                    new RunLogRow
                    {
                        RunId = run.Id,
                        Level = (int)TaskLogLevel.Warning,
                        Message = $"signing in with {TaskSecret}, {base64}, through {ProxySecret}",
                    })
                + connection.Insert(
                    new QuarantineRow
                    {
                        RunId = run.Id,
                        TaskId = run.TaskId,
                        Reason = "no name",
                        Fragment = $"<HOST>{TaskSecret} {Uri.EscapeDataString(TaskSecret)}</HOST>",
                    }),
            CancellationToken.None);
        stage.Folder.Write("data/logs/host-20260302.log", $"Connecting with {DatabaseSecret} and {PlatformSecret}");
    }

    internal static async Task<Dictionary<string, string>> BundleAsync(ConnectorsStage stage, RunRecord run)
    {
        using var file = new MemoryStream();
        await stage.Get<SupportBundle>().WriteAsync(run, file, CancellationToken.None);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var entries = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            entries[entry.FullName] = await reader.ReadToEndAsync();
        }

        return entries;
    }
}
