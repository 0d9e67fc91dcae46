using System.Text.Json;
using LinqToDB;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Import.Tables.Sqlite;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Sqlite;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Tests.Commands;

[TestClass]
public sealed class ImportCommandTests
{
    [TestMethod]
    public async Task The_summary_has_the_keys_that_scripts_read_in_their_order()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Complete, await runner.ImportAsync());

        CollectionAssert.AreEqual(
            new[]
            {
                "runId", "status", "expected", "created", "recreated", "updated", "unchanged", "quarantined", "missing", "perimeter",
                "perimeterCreated",
                "componentsCreated", "unmappedOperatingSystems", "seconds", "peakMegabytes", "error", "kind",
            },
            runner.Summary.EnumerateObject().Select(property => property.Name).ToList());
        Assert.AreEqual(("Complete", 3L, "Stand-in", true), (
            runner.Summary.GetProperty("status").GetString(), runner.Summary.GetProperty("created").GetInt64(),
            runner.Summary.GetProperty("perimeter").GetString(), runner.Summary.GetProperty("perimeterCreated").GetBoolean()));
        Assert.AreEqual(JsonValueKind.Null, runner.Summary.GetProperty("error").ValueKind);
        Assert.IsGreaterThan(0, runner.Summary.GetProperty("peakMegabytes").GetInt64());
    }

    [TestMethod]
    [DataRow("incomplete", ExitCodes.Incomplete, "Incomplete", "One record is missing.")]
    [DataRow("remoteRefusal", ExitCodes.RemoteService, "Failed", "The service refused the login.")]
    [DataRow("held", ExitCodes.Held, "Held", "Too much is new.")]
    [DataRow("defect", ExitCodes.Unexpected, "Failed", "a defect")]
    public async Task The_exit_code_tells_how_the_run_ended(string mode, int exitCode, string status, string error)
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(exitCode, await runner.ImportAsync($", \"mode\": \"{mode}\""));

        Assert.AreEqual(status, runner.Summary.GetProperty("status").GetString());
        Assert.Contains(error, runner.Summary.GetProperty("error").GetString()!);
        Assert.AreEqual(status, (await RunsAsync(runner)).Single().Status);
    }

    [TestMethod]
    public async Task Every_problem_of_a_run_is_said_once_on_a_line_of_its_own_in_the_log_and_in_the_summary()
    {
        using var runner = new CommandRunner();

        await runner.RunAsync("import", "--settings", runner.Settings(", \"mode\": \"refused\""), "--data", runner.Data);
        var shown = runner.Results.ToString().Split('\n');
        Assert.AreEqual(ExitCodes.Refused, await runner.ImportAsync(", \"mode\": \"refused\""));

        CollectionAssert.AreEqual(new[] { "first: too small", "second: too large" }, shown[1..3]);
        Assert.AreEqual("first: too small\nsecond: too large", runner.Summary.GetProperty("error").GetString());
        using var database = await OpenAsync(runner);
        var log = await database.ReadAsync(
            connection => connection.GetTable<RunLogRow>().Where(row => row.Level == (int)TaskLogLevel.Error).OrderBy(row => row.Id)
                .Select(row => row.Message).ToList(),
            CancellationToken.None);
        CollectionAssert.AreEqual(
            new[] { "first: too small", "second: too large", "first: too small", "second: too large" }, log);
        Assert.HasCount(
            2, runner.Messages.ToString().Split('\n').Where(line => line.EndsWith("fail first: too small", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_held_run_goes_on_when_a_person_approves_and_the_audit_log_says_who()
    {
        using var runner = new CommandRunner();
        Assert.AreEqual(6, await runner.ImportAsync(", \"mode\": \"held\""));

        Assert.AreEqual(ExitCodes.Complete, await runner.ImportAsync(", \"mode\": \"held\"", "--approve"));

        var runs = await RunsAsync(runner);
        var (held, approved) = (runs.Single(run => run.Status == "Held"), runs.Single(run => run.Status == "Complete"));
        Assert.AreEqual((null, Environment.UserName), (held.ApprovedBy, approved.ApprovedBy));
        using var database = await OpenAsync(runner);
        var audit = await database.ReadAsync(
            connection => connection.GetTable<AuditRow>().Single(row => row.Module == "Runs" && row.Entry.Contains("approved")),
            CancellationToken.None);
        Assert.AreEqual(
            $"The run {held.Id} of the task \"Nightly\", which was held, was approved; it goes on as run {approved.Id}", audit.Entry);
        Assert.AreEqual(Environment.UserName, audit.Account);
    }

    [TestMethod]
    public async Task The_summary_of_a_held_run_for_a_person_has_examples_and_says_how_to_go_on()
    {
        using var runner = new CommandRunner();

        await runner.RunAsync("import", "--settings", runner.Settings(", \"mode\": \"held\""), "--data", runner.Data);

        Assert.Contains("Too much is new.", runner.Results.ToString());
        Assert.Contains("  7: no asset → Größe 7", runner.Results.ToString());
        Assert.Contains("To go on, add --approve to this command", runner.Results.ToString());
    }

    [TestMethod]
    [DataRow(", \"colour\": 1", "colour: there is no such setting")]
    [DataRow(", \"assets\": 5000", "assets: 0 to 1000 are allowed.")]
    [DataRow(", \"taskType\": \"nix\"", "there is no task type \"nix\"")]
    public async Task Refused_settings_exit_with_2_and_a_summary(string more, string error)
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await runner.ImportAsync(more));

        Assert.Contains(error, runner.Summary.GetProperty("error").GetString()!);
        Assert.Contains(error, runner.Messages.ToString());
        Assert.AreEqual(JsonValueKind.Null, runner.Summary.GetProperty("runId").ValueKind);
    }

    [TestMethod]
    public async Task A_damaged_store_exits_with_5_and_a_summary()
    {
        using var runner = new CommandRunner();
        Directory.CreateDirectory(runner.Data);
        await System.IO.File.WriteAllTextAsync(Path.Combine(runner.Data, SqliteOptions.FileName), new string('x', 10_000));

        Assert.AreEqual(ExitCodes.HostStore, await runner.ImportAsync());

        Assert.AreEqual("Failed", runner.Summary.GetProperty("status").GetString());
    }

    [TestMethod]
    public async Task A_cancelled_run_exits_with_130_keeps_what_was_committed_and_is_recorded()
    {
        using var runner = new CommandRunner();
        using var cancel = new CancellationTokenSource();
        var running = runner.RunAsync(
            cancel.Token, "import", "--settings", runner.Settings(", \"mode\": \"untilCancelled\""), "--data", runner.Data, "--json");
        await WaitForAssetsAsync(runner);

        await cancel.CancelAsync();

        Assert.AreEqual(ExitCodes.Cancelled, await running);
        Assert.AreEqual("Cancelled", runner.Summary.GetProperty("status").GetString());
        Assert.AreEqual("Cancelled", (await RunsAsync(runner)).Single().Status);
    }

    [TestMethod]
    public async Task A_second_run_of_the_same_task_at_once_exits_with_2()
    {
        using var runner = new CommandRunner();
        using var cancel = new CancellationTokenSource();
        var running = runner.RunAsync(
            cancel.Token, "import", "--settings", runner.Settings(", \"mode\": \"untilCancelled\""), "--data", runner.Data);
        await WaitForAssetsAsync(runner);

        Assert.AreEqual(ExitCodes.Refused, await runner.ImportAsync());

        Assert.Contains("Task 'Nightly' is already running: it started at", runner.Summary.GetProperty("error").GetString()!);
        await cancel.CancelAsync();
        await running;
    }

    [TestMethod]
    public async Task A_run_that_died_is_marked_interrupted_by_the_next()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync();
        using (var database = await OpenAsync(runner))
            await database.WriteAsync(
                connection => connection.GetTable<RunRow>().Set(run => run.Status, "Running").Update(), CancellationToken.None);

        await runner.ImportAsync();

        CollectionAssert.AreEqual(new[] { "Interrupted", "Complete" }, (await RunsAsync(runner)).Select(run => run.Status).ToList());
    }

    [TestMethod]
    public async Task Log_and_settings_are_kept_with_the_run_and_no_secret()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync();

        using var database = await OpenAsync(runner);
        var (run, log) = await database.ReadAsync(
            connection => (connection.GetTable<RunRow>().Single(), connection.GetTable<RunLogRow>().Single()), CancellationToken.None);
        Assert.AreEqual((run.Id, "Importing with <b>care</b>"), (log.RunId, log.Message));
        Assert.Contains("http://x", run.Settings);
        Assert.DoesNotContain(Environment.GetEnvironmentVariable("PATH")!, run.Settings);
    }

    [TestMethod]
    public async Task Applied_documents_are_kept_as_files()
    {
        using var runner = new CommandRunner();

        await runner.ImportAsync("", "--xml-dir", runner.File("xml"));

        var file = Path.GetFileName(Directory.EnumerateFiles(runner.File("xml")).Single());
        Assert.AreEqual($"run-{runner.Summary.GetProperty("runId").GetString()}-000001.xml", file);
    }

    [TestMethod]
    public async Task A_preview_prints_each_asset_and_writes_nothing()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Complete, await runner.ImportAsync("", "--preview"));

        var lines = runner.Results.ToString().TrimEnd().Split('\n');
        Assert.HasCount(4, lines);
        Assert.StartsWith(
            """{"source":"stand-in","id":"1","action":"Create","name":"Größe 1","rule":"a """
            + """rule","changes":[{"field":"name","oldValue":null,"newValue":"n"}],"operatingSystem":null,"origins":[]}""",
            lines[0]);
        Assert.AreEqual(3, runner.Summary.GetProperty("created").GetInt64());
        using var database = await OpenAsync(runner);
        Assert.AreEqual(0, await database.ReadAsync(connection => connection.GetTable<AssetRow>().Count(), CancellationToken.None));
    }

    [TestMethod]
    public async Task Without_json_a_person_reads_sentences()
    {
        using var runner = new CommandRunner();

        await runner.RunAsync("import", "--settings", runner.Settings(), "--data", runner.Data);

        Assert.Contains("All 3 expected records are accounted for.", runner.Results.ToString());
        Assert.Contains("Perimeter: Stand-in (created by this run)", runner.Results.ToString());
    }

    private static Task<Database> OpenAsync(CommandRunner runner) =>
        Database.OpenAsync(
            new SqliteOptions(Path.Combine(runner.Data, SqliteOptions.FileName), TimeSpan.FromSeconds(15)), CancellationToken.None);

    private static async Task<List<RunRow>> RunsAsync(CommandRunner runner)
    {
        using var database = await OpenAsync(runner);
        return await database.ReadAsync(
            connection => connection.GetTable<RunRow>().OrderBy(run => run.StartedAt).ToList(), CancellationToken.None);
    }

    /// <summary>Waits until the stand-in has committed its batch; then it hangs until it is cancelled.</summary>
    private static async Task WaitForAssetsAsync(CommandRunner runner)
    {
        using var database = await OpenAsync(runner);
        while (await database.ReadAsync(connection => connection.GetTable<AssetRow>().Count(), CancellationToken.None) == 0)
            await Task.Yield();
    }
}
