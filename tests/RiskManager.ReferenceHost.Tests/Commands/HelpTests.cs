using System.CommandLine;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Tests.Commands;

/// <summary>What the help pages say.</summary>
[TestClass]
public sealed class HelpTests
{
    [TestMethod]
    public async Task Every_page_explains_each_option_and_names_no_type()
    {
        var streams = new ConsoleStreams(TextWriter.Null, TextWriter.Null, MessagesAreShown: false);
        var root = new ReferenceHost.Commands.CommandLine(streams, () => PluginCatalog.Load("none")).Build();
        foreach (var (path, command) in All([], root))
        {
            using var runner = new CommandRunner();

            Assert.AreEqual(ExitCodes.Complete, await runner.RunAsync([.. path, "--help"]));

            var page = runner.Results.ToString();
            foreach (var option in command.Options) Assert.IsFalse(string.IsNullOrWhiteSpace(option.Description), $"{path} {option.Name}");
            string[] types = ["System.", "Int32", "String", "Nullable", "Boolean", "AccountRole"];
            foreach (var type in types) Assert.DoesNotContain(type, page);
            foreach (var line in page.Split('\n')) Assert.IsLessThan(400, line.Length, line);
        }
    }

    [TestMethod]
    public async Task Numbers_and_words_say_what_is_allowed()
    {
        using var runner = new CommandRunner();
        await runner.RunAsync("demo", "--help");
        await runner.RunAsync("export", "--help");
        await runner.RunAsync("user", "add", "--help");
        await runner.RunAsync("findings", "--help");

        var pages = string.Join(' ', runner.Results.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("2000 without it. Allowed: 0 to 16,000,000.", pages);
        Assert.Contains("Allowed: 1 to 2,147,483,647.", pages);
        Assert.Contains("--role <administrator|reader>", pages);
        Assert.Contains("--kind <identity|gone|leftFilter|stale|manual>", pages);
    }

    [TestMethod]
    public async Task The_first_page_says_what_the_exit_codes_mean()
    {
        using var runner = new CommandRunner();

        await runner.RunAsync("--help");

        foreach (var code in typeof(ExitCodes).GetFields().Where(field => field.FieldType == typeof(int)))
            Assert.Contains($" {code.GetValue(null)} ", runner.Results.ToString().ReplaceLineEndings(" "));
    }

    private static IEnumerable<(string[] Path, Command Command)> All(string[] path, Command command) =>
        command.Subcommands.SelectMany(inner => All([.. path, inner.Name], inner)).Prepend((path, command));
}
