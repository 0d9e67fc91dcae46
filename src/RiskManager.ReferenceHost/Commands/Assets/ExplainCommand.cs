using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Organization.Assets;

namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary><c>explain</c>: why an asset has its name, and where each of its values comes from (R28).</summary>
internal sealed class ExplainCommand(ConsoleStreams streams)
{
    public Task<int> RunAsync(AssetKey key, string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            using var host = await FolderToRead.OpenAsync(streams, dataFolder, cancellationToken);
            await streams.Results.WriteLineAsync(
                JsonLines.Of(await new AssetExplainer(host.Database).ExplainAsync(key, cancellationToken)));
            return ExitCodes.Complete;
        });
}
