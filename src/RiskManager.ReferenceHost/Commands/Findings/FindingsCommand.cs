using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Findings;

namespace RiskManager.ReferenceHost.Commands.Findings;

/// <summary><c>findings</c>: what people have to look at, a JSON object on a line of its own each.</summary>
internal sealed class FindingsCommand(ConsoleStreams streams)
{
    public Task<int> RunAsync(string? kind, string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            using var host = await FolderToRead.OpenAsync(streams, dataFolder, cancellationToken);
            await foreach (var finding in new FindingReader(host.Database).StreamAsync(kind, cancellationToken))
                await streams.Results.WriteLineAsync(JsonLines.Of(FindingLine.Of(finding)));
            return ExitCodes.Complete;
        });
}
