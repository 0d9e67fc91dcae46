using System.Text.Json;
using RiskManager.ReferenceHost.Commands.Output;

namespace RiskManager.ReferenceHost.Tests.Commands;

[TestClass]
public sealed class ExportCommandTests
{
    [TestMethod]
    public async Task The_summary_has_the_keys_that_scripts_read_in_their_order()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Complete, await ExportAsync(runner));

        CollectionAssert.AreEqual(
            new[] { "status", "expected", "exported", "quarantined", "missing", "files", "seconds", "peakMegabytes", "error" },
            runner.Summary.EnumerateObject().Select(property => property.Name).ToList());
        Assert.AreEqual(("Complete", 3L, 3L, 1L), (
            runner.Summary.GetProperty("status").GetString(), runner.Summary.GetProperty("expected").GetInt64(),
            runner.Summary.GetProperty("exported").GetInt64(), runner.Summary.GetProperty("files").GetInt64()));
        Assert.AreEqual(JsonValueKind.Null, runner.Summary.GetProperty("error").ValueKind);
        Assert.AreEqual(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <assets>
            <asset><source>stand-in</source><id>1</id><name>Größe 1</name><type>Technology</type></asset>
            <asset><source>stand-in</source><id>2</id><name>Größe 2</name><type>Technology</type></asset>
            <asset><source>stand-in</source><id>3</id><name>Größe 3</name><type>Technology</type></asset>
            </assets>

            """,
            await File.ReadAllTextAsync(runner.File("out/all.xml")));
    }

    [TestMethod]
    public async Task Nothing_is_written_into_any_store()
    {
        using var runner = new CommandRunner();

        await ExportAsync(runner);

        CollectionAssert.AreEqual(new[] { "web.config" }, Names(runner.Data));
    }

    [TestMethod]
    public async Task Files_of_a_chosen_size_are_numbered_and_the_last_holds_the_rest()
    {
        using var runner = new CommandRunner();

        await ExportAsync(runner, ", \"assets\": 7", "--assets-per-file", "3");

        CollectionAssert.AreEqual(new[] { "all-0001.xml", "all-0002.xml", "all-0003.xml" }, Names(runner.File("out")));
        CollectionAssert.AreEqual(
            new[] { 3, 3, 1 },
            Names(runner.File("out")).Select(name => Assets(runner.File("out/" + name))).ToList());
    }

    [TestMethod]
    public async Task Files_that_an_earlier_export_had_more_are_removed_and_no_others()
    {
        using var runner = new CommandRunner();
        await ExportAsync(runner, ", \"assets\": 7", "--assets-per-file", "3");
        foreach (var other in new[] { "all-0009.txt", "all-2026.xml", "all-9.xml", "small-0003.xml", "all-2026.xml.bak" })
            await File.WriteAllTextAsync(runner.File("out/" + other), "");

        await ExportAsync(runner, ", \"assets\": 4", "--assets-per-file", "3");

        CollectionAssert.AreEqual(
            new[] { "all-0001.xml", "all-0002.xml", "all-0009.txt", "all-2026.xml", "all-2026.xml.bak", "all-9.xml", "small-0003.xml" },
            Names(runner.File("out")));
    }

    [TestMethod]
    [DataRow("incomplete", ExitCodes.Incomplete, "One record is missing.")]
    [DataRow("remoteRefusal", ExitCodes.RemoteService, "The service refused the login.")]
    [DataRow("defect", ExitCodes.Unexpected, "a defect")]
    public async Task An_export_that_is_not_complete_leaves_the_old_file_and_nothing_else(string mode, int exitCode, string error)
    {
        using var runner = new CommandRunner();
        Directory.CreateDirectory(runner.File("out"));
        await File.WriteAllTextAsync(runner.File("out/all.xml"), "the old one");

        Assert.AreEqual(exitCode, await ExportAsync(runner, $", \"mode\": \"{mode}\""));

        Assert.AreEqual("the old one", await File.ReadAllTextAsync(runner.File("out/all.xml")));
        CollectionAssert.AreEqual(new[] { "all.xml" }, Names(runner.File("out")));
        Assert.Contains(error, runner.Summary.GetProperty("error").GetString()!);
        Assert.AreEqual(0, runner.Summary.GetProperty("exported").GetInt64());
    }

    [TestMethod]
    public async Task Every_problem_of_an_export_is_said_once_on_a_line_of_its_own()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await ExportAsync(runner, ", \"mode\": \"refused\""));

        CollectionAssert.AreEqual(
            new[]
            {
                "fail first: too small", "fail second: too large",
                $"warn {runner.File("out/all.xml")} was not written; what an earlier export wrote is untouched.",
            },
            runner.Messages.ToString().TrimEnd().Split('\n').Select(line => line[9..])
                .Where(line => !line.StartsWith("info", StringComparison.Ordinal)).ToList());
    }

    [TestMethod]
    public async Task A_cancelled_export_exits_with_130_and_leaves_the_old_file()
    {
        using var runner = new CommandRunner();
        using var cancel = new CancellationTokenSource();
        Directory.CreateDirectory(runner.File("out"));
        await File.WriteAllTextAsync(runner.File("out/all.xml"), "the old one");
        var running = runner.RunAsync(
            cancel.Token, "export", "--settings", runner.Settings(", \"mode\": \"untilCancelled\""), "--data", runner.Data, "--json",
            "--out", runner.File("out/all.xml"));
        while (!File.Exists(runner.File("out/all.xml.spool")) && !running.IsCompleted) await Task.Yield();

        await cancel.CancelAsync();

        Assert.AreEqual(ExitCodes.Cancelled, await running);
        Assert.AreEqual("Cancelled", runner.Summary.GetProperty("status").GetString());
        Assert.AreEqual("the old one", await File.ReadAllTextAsync(runner.File("out/all.xml")));
        CollectionAssert.AreEqual(new[] { "all.xml" }, Names(runner.File("out")));
    }

    [TestMethod]
    public async Task What_a_killed_export_left_behind_goes_with_the_next()
    {
        using var runner = new CommandRunner();
        Directory.CreateDirectory(runner.File("out"));
        foreach (var left in new[] { "all.xml.spool", "all.xml.part", "all-0001.xml.part", "all-12345.xml.part" })
            await File.WriteAllTextAsync(runner.File("out/" + left), "half");

        Assert.AreEqual(ExitCodes.Complete, await ExportAsync(runner));

        CollectionAssert.AreEqual(new[] { "all.xml" }, Names(runner.File("out")));
    }

    [TestMethod]
    public async Task A_second_export_to_the_same_file_at_once_is_refused()
    {
        using var runner = new CommandRunner();
        Directory.CreateDirectory(runner.File("out"));
        using var first = new FileStream(
            runner.File("out/all.xml.spool"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        Assert.AreEqual(ExitCodes.Refused, await ExportAsync(runner));

        Assert.Contains("another export is writing it", runner.Summary.GetProperty("error").GetString()!);
    }

    [TestMethod]
    [DataRow("nowhere/all.xml", "there is no folder")]
    [DataRow("out", "is a folder; name a file")]
    public async Task A_place_that_cannot_be_written_is_refused_before_anything_is_asked_for(string file, string error)
    {
        using var runner = new CommandRunner();
        Directory.CreateDirectory(runner.File("out"));

        var exitCode = await runner.RunAsync(
            "export", "--settings", runner.Settings(), "--data", runner.Data, "--json", "--out", runner.File(file));

        Assert.AreEqual(ExitCodes.Refused, exitCode);
        Assert.Contains(error, runner.Summary.GetProperty("error").GetString()!);
        Assert.DoesNotContain("Importing", runner.Messages.ToString());
    }

    [TestMethod]
    public async Task A_document_that_breaks_the_schema_is_not_exported()
    {
        using var runner = new CommandRunner();

        // The stand-in writes a document without assets then.
        Assert.AreEqual(ExitCodes.HostStore, await ExportAsync(runner, ", \"assets\": 0"));

        Assert.IsEmpty(Names(runner.File("out")));
        Assert.Contains("a document that is not valid", runner.Summary.GetProperty("error").GetString()!);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task A_full_disk_ends_the_export_and_leaves_the_old_file()
    {
        using var runner = new CommandRunner();
        Directory.CreateDirectory(runner.File("out"));
        await File.WriteAllTextAsync(runner.File("out/all.xml"), "the old one");
        File.CreateSymbolicLink(runner.File("out/all.xml.spool"), "/dev/full");

        Assert.AreEqual(ExitCodes.HostStore, await ExportAsync(runner));

        Assert.AreEqual("the old one", await File.ReadAllTextAsync(runner.File("out/all.xml")));
        Assert.Contains("No space left on device", runner.Summary.GetProperty("error").GetString()!);
        Assert.Contains("what an earlier export wrote is untouched", runner.Summary.GetProperty("error").GetString()!);
        CollectionAssert.AreEqual(new[] { "all.xml" }, Names(runner.File("out")));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        using var runner = new CommandRunner();

        var exitCode = await runner.RunAsync(
            "export", "--settings", runner.Settings(), "--data", runner.Data, "--json", "--out", "/proc/all.xml");

        Assert.AreEqual(ExitCodes.Refused, exitCode);
        Assert.Contains("--out: /proc/all.xml cannot be written", runner.Summary.GetProperty("error").GetString()!);
    }

    [TestMethod]
    public async Task The_responsible_person_of_the_form_stands_at_each_asset()
    {
        using var runner = new CommandRunner();

        await ExportAsync(runner, ", \"responsible\": \"Ana & Bia\"");

        Assert.HasCount(
            3, (await File.ReadAllLinesAsync(runner.File("out/all.xml")))
                .Where(line => line.Contains("<responsible>Ana &amp; Bia</responsible>", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Without_json_a_person_reads_sentences()
    {
        using var runner = new CommandRunner();
        Directory.CreateDirectory(runner.File("out"));

        await runner.RunAsync("export", "--settings", runner.Settings(), "--data", runner.Data, "--out", runner.File("out/all.xml"));

        Assert.Contains($"3 assets are in {runner.File("out/all.xml")}.", runner.Results.ToString());
    }

    private static Task<int> ExportAsync(CommandRunner runner, string settings = "", params string[] more)
    {
        Directory.CreateDirectory(runner.File("out"));
        return runner.RunAsync(
            [
                "export", "--settings", runner.Settings(settings), "--data", runner.Data, "--json", "--out", runner.File("out/all.xml"),
                .. more,
            ]);
    }

    private static List<string> Names(string folder) =>
        [.. Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static int Assets(string path) =>
        File.ReadLines(path).Count(line => line.StartsWith("<asset>", StringComparison.Ordinal));
}
