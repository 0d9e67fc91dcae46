using System.CommandLine;
using System.CommandLine.Invocation;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Commands;

/// <summary>Runs a command line from its words to its exit code. No exception leaves it.</summary>
internal static class CommandInvocation
{
    public static async Task<int> RunAsync(
        ConsoleStreams streams, Func<PluginCatalog> plugins, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var exitCode = await CommandFaults.GuardAsync(streams, () => InvokeAsync(streams, plugins, words, cancellationToken));
        var flushed = await CommandFaults.GuardAsync(streams, async () =>
        {
            await FlushAsync(streams.Results);
            return ExitCodes.Complete;
        });
        return flushed == ExitCodes.Complete ? exitCode : flushed;
    }

    private static async Task<int> InvokeAsync(
        ConsoleStreams streams, Func<PluginCatalog> plugins, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        // An asset's ID may begin with @, which is no file to read more words from.
        var parsed = new CommandLine(streams, plugins).Build().Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var line in ProblemsOf(parsed)) await streams.Messages.WriteLineAsync(line);
            var path = string.Join(' ', PathOf(parsed.CommandResult.Command).Append("--help"));
            await streams.Messages.WriteLineAsync($"What is allowed: {path}");
            return ExitCodes.Refused;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = streams.Results,
                Error = streams.Messages,
                ProcessTerminationTimeout = null,
                EnableDefaultExceptionHandler = false,
            },
            cancellationToken);
    }

    private static async Task FlushAsync(TextWriter results)
    {
        try
        {
            await results.FlushAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new HostStoreException($"Standard output could not be written: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Each problem once. Where a command of a group is missing, a word in its place is the problem; without one, options are refused only
    /// because the command is missing.
    /// </summary>
    private static IEnumerable<string> ProblemsOf(ParseResult parsed)
    {
        var lines = parsed.Errors.SelectMany(error => error.Message.Split('\n')).Select(line => line.Trim()).Distinct().ToList();
        if (parsed.CommandResult.Command.Subcommands.Count == 0 || parsed.UnmatchedTokens is not [var first, ..]) return lines;
        var isMissing = first.StartsWith('-');
        return lines.Where(line => parsed.UnmatchedTokens.Any(word => line.Contains($"'{word}'", StringComparison.Ordinal)) != isMissing);
    }

    private static IEnumerable<string> PathOf(Command command) =>
        command is RootCommand ? [] : [.. command.Parents.OfType<Command>().SelectMany(PathOf), command.Name];
}
