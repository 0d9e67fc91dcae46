using RiskManager.ReferenceHost.Commands.Output;

namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary><c>assets</c>: every asset as a JSON object on a line of its own.</summary>
internal sealed class AssetsCommand(ConsoleStreams streams)
{
    public Task<int> RunAsync(string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            using var host = await FolderToRead.OpenAsync(streams, dataFolder, cancellationToken);
            await foreach (var asset in AssetListing.StreamAsync(host.Database, cancellationToken))
                await streams.Results.WriteLineAsync(JsonLines.Of(asset));
            return ExitCodes.Complete;
        });
}
