using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Settings.Files;

namespace RiskManager.ReferenceHost.Tests.Commands;

/// <summary>The commands for the person on call, as a script sees them.</summary>
[TestClass]
public sealed class OnCallCommandTests
{
    [TestMethod]
    public async Task Doctor_says_each_check_in_a_line_and_ends_with_8_if_one_failed()
    {
        using var runner = new CommandRunner();

        var code = await runner.RunAsync("doctor", "--data", runner.Data);

        Assert.AreEqual(ExitCodes.ChecksFailed, code);
        var output = runner.Results.ToString();
        Assert.Contains($"failed   data-folder      There is no folder {Path.GetFullPath(runner.Data)}.", output);
        Assert.Contains("failed   store            There is no database ", output);
        Assert.IsFalse(Directory.Exists(runner.Data));
    }

    [TestMethod]
    public async Task Doctor_prints_one_object_with_stable_keys_while_a_host_has_the_data_open()
    {
        using var runner = new CommandRunner();
        DataFolderAccess.Create(runner.Data);
        using var serving = await ReferenceHost.Hosting.OpenedHost.OpenAsync(runner.Data, CancellationToken.None);

        var code = await runner.RunAsync("doctor", "--data", runner.Data, "--json");

        var report = runner.Summary;
        CollectionAssert.AreEqual(
            new[] { "result", "version", "data", "at", "checks" }, report.EnumerateObject().Select(property => property.Name).ToList());
        var checks = report.GetProperty("checks").EnumerateArray().ToList();
        CollectionAssert.AreEqual(
            new[] { "check", "subject", "result", "finding", "advice" },
            checks[0].EnumerateObject().Select(property => property.Name).ToList());
        CollectionAssert.AreEqual(
            new[]
            {
                "data-folder", "file-permissions", "disk", "configuration", "store", "schema", "integrity", "keys", "certificate",
                "plugins",
                "addresses", "clock", "locks", "nodes", "last-runs", "outbox",
            },
            checks.Select(check => check.GetProperty("check").GetString()).Distinct().ToList());
        var store = checks.Single(check => check.GetProperty("check").GetString() == "store");
        Assert.AreEqual("ok", store.GetProperty("result").GetString());
        Assert.AreEqual(
            report.GetProperty("result").GetString() switch
            {
                "ok" => ExitCodes.Complete, "warning" => ExitCodes.Warnings, _ => ExitCodes.ChecksFailed,
            },
            code);
    }

    [TestMethod]
    public async Task A_backup_is_restored_into_another_folder_and_both_say_what_they_did()
    {
        using var runner = new CommandRunner();
        Assert.AreEqual(ExitCodes.Complete, await runner.ImportAsync());
        var file = runner.File("host.backup");

        var saved = await runner.RunAsync("backup", "--out", file, "--data", runner.Data, "--json");
        var backup = runner.Summary;
        var restored = await runner.RunAsync("restore", "--from", file, "--data", runner.File("other"));
        var again = await runner.RunAsync("restore", "--from", file, "--data", runner.File("other"));

        Assert.AreEqual((ExitCodes.Complete, ExitCodes.Complete, ExitCodes.Refused), (saved, restored, again));
        Assert.AreEqual(3, backup.GetProperty("tables").GetProperty("assets").GetInt64());
        Assert.Contains("  assets: 3", runner.Results.ToString());
        Assert.Contains("Passwords and keys were not restored", runner.Messages.ToString());
        Assert.Contains("is in use: it has assets, runs.", runner.Messages.ToString());
        await runner.RunAsync("assets", "--data", runner.File("other"));
        StringAssert.StartsWith(runner.LastLine, "{\"source\":");
    }

    [TestMethod]
    public async Task A_passphrase_comes_from_a_file_and_is_demanded_where_nobody_can_be_asked()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync();
        var (file, passphrase) = (runner.File("host.backup"), runner.File("passphrase"));
        await File.WriteAllTextAsync(passphrase, "a long passphrase\n");

        var saved = await runner.RunAsync("backup", "--out", file, "--passphrase-file", passphrase, "--data", runner.Data);
        var missing = await runner.RunAsync("restore", "--from", file, "--data", runner.File("other"));
        var given = await runner.RunAsync(
            "restore", "--from", file, "--passphrase-file", passphrase, "--data", runner.File("other"));
        await File.WriteAllTextAsync(passphrase, "short");
        var tooShort = await runner.RunAsync("backup", "--out", file, "--passphrase-file", passphrase, "--data", runner.Data);

        Assert.AreEqual(
            (ExitCodes.Complete, ExitCodes.Refused, ExitCodes.Complete, ExitCodes.Refused), (saved, missing, given, tooShort));
        Assert.Contains("or leave them out with --without-secrets.", runner.Messages.ToString());
        Assert.Contains("The passphrase has 5 characters; at least 12 are needed.", runner.Messages.ToString());
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task A_full_disk_under_the_backup_is_not_called_a_fault_of_the_database()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync();
        var file = runner.File("host.backup");
        File.CreateSymbolicLink($"{file}.partial", "/dev/full");

        var code = await runner.RunAsync("backup", "--out", file, "--data", runner.Data);

        Assert.AreEqual(ExitCodes.HostStore, code);
        Assert.Contains($"The backup cannot be written to {file}.partial: No space left on device", runner.Messages.ToString());
        Assert.DoesNotContain("The database", runner.Messages.ToString());
        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    public async Task Without_a_database_there_is_nothing_to_back_up_and_nothing_is_written()
    {
        using var runner = new CommandRunner();

        var code = await runner.RunAsync("backup", "--out", runner.File("host.backup"), "--data", runner.Data);

        Assert.AreEqual(ExitCodes.HostStore, code);
        Assert.IsFalse(File.Exists(runner.File("host.backup")));
        Assert.IsFalse(Directory.Exists(runner.Data));
    }
}
