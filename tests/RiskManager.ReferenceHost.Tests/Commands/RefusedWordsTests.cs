using System.CommandLine;
using System.Text.RegularExpressions;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Tests.Commands;

/// <summary>Whatever is typed after a command: a documented exit code, each problem once on a line of its own, no exception.</summary>
[TestClass]
public sealed class RefusedWordsTests
{
    private static readonly int[] Documented =
    [
        ExitCodes.Complete, ExitCodes.Refused, ExitCodes.Incomplete, ExitCodes.RemoteService, ExitCodes.HostStore, ExitCodes.Held,
        ExitCodes.Warnings, ExitCodes.ChecksFailed, ExitCodes.Cancelled,
    ];

    private static readonly string[] Texts = ["", " ", "-1", "1.5", "abc", "99999999999999999999", "@none", "ü😀", "a\0b", "x;y", "--"];

    public static IEnumerable<string> EveryCommand => Leaves().Select(leaf => string.Join(' ', leaf.Path));

    [TestMethod]
    [TestCategory("Slow")]
    [DynamicData(nameof(EveryCommand))]
    public async Task No_word_that_is_given_to_an_option_ends_in_an_exception(string name)
    {
        using var runner = new CommandRunner();
        Assert.AreEqual(ExitCodes.Complete, await runner.ImportAsync());
        var (path, command) = Leaves().Single(leaf => string.Join(' ', leaf.Path) == name);
        var symbols = command.Options.Where(option => option is not Option<bool>).Select(option => option.Name);
        foreach (var symbol in symbols.Concat(command.Arguments.Select(_ => "")))
        {
            foreach (var word in Words(runner, symbol)) await TryAsync(runner, path, command, symbol, word);
            if (symbol.Length > 0) Assert.AreEqual(ExitCodes.Refused, await TryAsync(runner, path, command, symbol, null), symbol);
        }
    }

    [TestMethod]
    [DataRow("abc")]
    [DataRow("-1")]
    [DataRow("1.5")]
    [DataRow("16000001")]
    [DataRow("99999999999999999999")]
    public async Task The_demo_says_how_many_machines_are_allowed(string hosts)
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("demo", "--hosts", hosts, "--data", runner.Data));

        Assert.AreEqual(
            $"--hosts: \"{hosts}\" is not allowed; a whole number from 0 to 16,000,000 is.\nWhat is allowed: demo --help\n",
            runner.Messages.ToString());
        Assert.IsFalse(Directory.Exists(runner.Data));
    }

    [TestMethod]
    public async Task Words_that_are_missing_or_too_many_are_all_named_each_on_a_line()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("user", "add", "--role", "chief", "more"));

        Assert.AreEqual(
            """
            Unrecognized command or argument 'more'.
            Option '--name' is required.
            --role: "chief" is not allowed; allowed are administrator, reader.
            What is allowed: user add --help

            """.ReplaceLineEndings("\n"),
            runner.Messages.ToString());
    }

    [TestMethod]
    [DataRow("nonsense", "Unrecognized command or argument 'nonsense'.\nWhat is allowed: --help\n")]
    [DataRow("", "Required command was not provided.\nWhat is allowed: --help\n")]
    [DataRow("knowledge-bases --data d", "Required command was not provided.\nWhat is allowed: knowledge-bases --help\n")]
    [DataRow("user ad --name x", "Unrecognized command or argument 'ad'.")]
    public async Task A_wrong_or_missing_command_is_one_problem(string words, string said)
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.StartsWith(said, runner.Messages.ToString());
    }

    [TestMethod]
    [DataRow("assets")]
    [DataRow("findings")]
    [DataRow("knowledge-bases list")]
    public async Task A_command_that_reads_says_that_there_was_no_database_yet(string command)
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync([.. command.Split(' '), "--data", runner.Data]));
        Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync([.. command.Split(' '), "--data", runner.Data]));

        Assert.AreEqual(
            $"There was no database in {runner.Data}, so a new one was made. If that is not the folder, name the right one with --data.\n",
            runner.Messages.ToString());
    }

    [TestMethod]
    [DataRow("file", "is a file. Name a folder.")]
    [DataRow("file/below", "cannot be used: ")]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("/proc/none/data", "cannot be used: ")]
    public async Task A_data_folder_that_cannot_be_used_is_refused_with_the_reason(string folder, string reason)
    {
        using var runner = new CommandRunner();
        await File.WriteAllTextAsync(runner.File("file"), "");

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("assets", "--data", runner.File(folder)));
        Assert.AreEqual(
            ExitCodes.Refused, await runner.RunAsync("import", "--settings", runner.Settings(), "--data", runner.File(folder), "--json"));

        var lines = runner.Messages.ToString().TrimEnd().Split('\n');
        Assert.HasCount(2, lines);
        foreach (var line in lines) Assert.Contains(reason, line);
        foreach (var line in lines) Assert.IsTrue(Regex.IsMatch(line, @"[^.]\. (Correct that|Give this account|Name a folder)"), line);
    }

    [TestMethod]
    public async Task A_file_that_is_written_takes_the_place_of_no_device()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await runner.RunAsync("backup", "--out", "/dev/none", "--data", runner.Data));

        Assert.Contains("--out: \"/dev/none\" is a device; name a file.", runner.Messages.ToString());
    }

    [TestMethod]
    public async Task Several_problems_of_a_settings_file_are_lines_of_their_own()
    {
        using var runner = new CommandRunner();

        Assert.AreEqual(ExitCodes.Refused, await runner.ImportAsync(", \"colour\": 1, \"size\": 2"));

        var lines = runner.Messages.ToString().TrimEnd().Split('\n');
        Assert.HasCount(2, lines);
        Assert.StartsWith("colour: there is no such setting", lines[0]);
        Assert.StartsWith("size: there is no such setting", lines[1]);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task A_full_disk_behind_standard_output_is_said_and_not_taken_for_success()
    {
        using var runner = new CommandRunner();
        await runner.ImportAsync();
        using var messages = new StringWriter();
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        var results = new StreamWriter(full, leaveOpen: true);

        var code = await CommandInvocation.RunAsync(
            new ConsoleStreams(results, messages, MessagesAreShown: false), NoPlugins, ["assets", "--data", runner.Data],
            CancellationToken.None);

        Assert.AreEqual(ExitCodes.HostStore, code);
        Assert.Contains("Standard output could not be written: No space left on device", messages.ToString());
    }

    private static PluginCatalog NoPlugins() => PluginCatalog.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("n")));

    private static IEnumerable<(string[] Path, Command Command)> Leaves()
    {
        var streams = new ConsoleStreams(TextWriter.Null, TextWriter.Null, MessagesAreShown: false);
        return Below([], new ReferenceHost.Commands.CommandLine(streams, NoPlugins).Build());
    }

    private static IEnumerable<(string[] Path, Command Command)> Below(string[] path, Command command) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(inner => Below([.. path, inner.Name], inner));

    private static string[] Words(CommandRunner runner, string option)
    {
        if (option is not ("--data" or "--settings" or "--out" or "--from" or "--xml-dir" or "--passphrase-file")) return Texts;
        File.WriteAllText(runner.File("file"), "[]");
        string[] paths =
        [
            "", " ", "a\0b", runner.File("none"), runner.File("file"), runner.File("file/below"), runner.File("ü😀"), runner.File("."),
            runner.File(new string('x', 5000)),
        ];

        // A file that is written takes the place of an earlier one, and no test may take that of a device.
        if (OperatingSystem.IsLinux()) paths = [.. paths, "/proc/none/data", .. option == "--out" ? Array.Empty<string>() : ["/dev/zero"]];
        return paths;
    }

    /// <summary>Runs the command with one word, and with what else it requires; null: the option has no value.</summary>
    private static async Task<int> TryAsync(CommandRunner runner, string[] path, Command command, string symbol, string? word)
    {
        var others = command.Options.Where(option => option.Name != symbol && (option.Required || option.Name == "--data"))
            .SelectMany(option => new[] { option.Name, Usual(runner, option.Name) });
        var own = symbol.Length == 0 ? [] : new[] { symbol };
        var arguments = symbol.Length == 0 ? [] : command.Arguments.Select(_ => "Windows 11");
        string[] words = [.. path, .. arguments, .. others, .. own, .. word is null ? Array.Empty<string>() : [word]];
        runner.Messages.GetStringBuilder().Clear();
        runner.Results.GetStringBuilder().Clear();

        // What would stay up is cancelled before it begins.
        var code = await runner.RunAsync(new CancellationToken(path[0] is "serve" or "demo"), words);

        var shown = $"{string.Join(' ', words)} → {code}\n{runner.Results}\n{runner.Messages}";
        Assert.Contains(code, Documented, shown);
        var said = $"{runner.Results}{runner.Messages}";
        foreach (var raw in new[] { "Exception", "System.", "   at " }) Assert.DoesNotContain(raw, said, shown);
        var lines = runner.Messages.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.AreEqual(lines.Length, lines.Distinct().Count(), shown);
        if (code == ExitCodes.Refused) Assert.IsNotEmpty(lines.Concat(runner.Results.ToString().Split('\n')), shown);
        return code;
    }

    private static string Usual(CommandRunner runner, string option) => option switch
    {
        "--data" => runner.Data,
        "--settings" => runner.Settings(),
        "--role" => "reader",
        "--out" => runner.File("out"),
        _ => "usual",
    };
}
