using System.CommandLine;
using System.CommandLine.Invocation;
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
            await streams.Results.FlushAsync(CancellationToken.None);
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
            foreach (var line in parsed.Errors.SelectMany(error => error.Message.Split('\n')).Select(line => line.Trim()).Distinct())
                await streams.Messages.WriteLineAsync(line);
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

    private static IEnumerable<string> PathOf(Command command) =>
        command is RootCommand ? [] : [.. command.Parents.OfType<Command>().SelectMany(PathOf), command.Name];
}
