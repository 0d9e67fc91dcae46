using System.Text;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Runs.Sessions;
using RiskManager.ReferenceHost.Tests.Commands;
using RiskManager.ReferenceHost.Tests.Connectors;
using RiskManager.ReferenceHost.Tests.StandIn;

namespace RiskManager.ReferenceHost.Tests.Support;

/// <summary>A server that echoes the password of the task in whatever it says: nothing that is written or shown holds it.</summary>
[TestClass]
public sealed class EchoedSecretTests
{
    private const string Secret = "p<ß&\"ss word+1/x'y";
    private const string Variable = "RISK_MANAGER_ECHOED_SECRET";

    [TestMethod]
    public async Task It_is_in_no_file_of_the_data_folder_and_not_in_the_bundle()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        await stage.StartRunsAsync();
        var form = Form(stage);

        var run = await stage.EndOfAsync(
            await stage.Runs.StartAsync(await stage.SaveAsync(form), ConnectorsStage.Administrator, CancellationToken.None));

        var bundle = await SupportBundleTests.BundleAsync(stage, run);
        var files = Directory.GetFiles(stage.Host.Folder, "*", SearchOption.AllDirectories);
        Assert.Contains("error ******** | ********", bundle["run.json"]);
        Assert.Contains("logged ******** | ********", bundle["log.txt"]);
        Assert.Contains("reason ******** | ********", bundle["quarantine.json"]);
        AssertHoldsNone(bundle.Values);
        AssertHoldsNone(files.Select(Read));
    }

    [TestMethod]
    public async Task It_is_not_in_a_preview_a_connection_test_or_the_progress_of_a_run()
    {
        await using var stage = await ConnectorsStage.CreateAsync();
        var form = Form(stage);
        var tester = stage.Get<DraftTaskTester>();

        var tested = await tester.TestConnectionAsync(form, ConnectorsStage.Administrator, CancellationToken.None);
        var previewed = await tester
            .PreviewAsync(form, ConnectorsStage.Administrator, NullTaskObserver.Instance, NullTaskObserver.Instance, CancellationToken.None)
            .Select(asset => asset.Rule!).ToListAsync();

        Assert.Contains("********", tested.Steps[1].Finding);
        Assert.HasCount(3, previewed);
        AssertHoldsNone([.. previewed, .. tested.Steps.Select(step => step.Finding)]);
    }

    [TestMethod]
    public async Task It_is_in_nothing_that_a_command_writes()
    {
        Environment.SetEnvironmentVariable(Variable, Secret);
        using var runner = new CommandRunner();
        await File.WriteAllTextAsync(
            runner.File("echo.json"),
            $$"""{ "name": "Nightly", "serverUrl": "http://x", "accessPasswordEnvironmentVariable": "{{Variable}}", "mode": "Echo" }""");

        var exitCode = await runner.RunAsync("import", "--settings", runner.File("echo.json"), "--data", runner.Data, "--json");
        await runner.RunAsync("import", "--settings", runner.File("echo.json"), "--data", runner.Data, "--preview");
        await runner.RunAsync("test-connection", "--settings", runner.File("echo.json"), "--data", runner.Data);

        Assert.AreEqual(4, exitCode);
        Assert.Contains("logged ********", runner.Messages.ToString());
        AssertHoldsNone([runner.Results.ToString(), runner.Messages.ToString()]);
        AssertHoldsNone(Directory.GetFiles(runner.Data, "*", SearchOption.AllDirectories).Select(Read));
    }

    private static RiskManager.ReferenceHost.Connectors.Tasks.TaskForm Form(ConnectorsStage stage)
    {
        var form = stage.Form(mode: StandInMode.Echo);
        ConnectorsStage.Set(form, nameof(StandInSettings.AccessPassword), Secret);
        return form;
    }

    private static void AssertHoldsNone(IEnumerable<string> texts)
    {
        var encodings = EchoingServer.Encodings(Secret);
        foreach (var text in texts)
            Assert.AreEqual("", string.Join(", ", encodings.Where(encoding => text.Contains(encoding, StringComparison.Ordinal))));
    }

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
