using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Platform;
using RiskManager.Rest;
using RiskManager.Rest.Calls;
using RiskManager.Rest.Client;

namespace RiskManager.ReferenceHost.Commands.KnowledgeBases;

/// <summary><c>knowledge-bases list</c>: those of the real Risk Manager that keeps the assets, else those of this host.</summary>
internal sealed class KnowledgeBasesCommand(ConsoleStreams streams)
{
    public Task<int> ListAsync(string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            using var host = await FolderToRead.OpenAsync(streams, dataFolder, cancellationToken);
            var lines = PlatformSettings.Find(host.WebConfig) is { } platform
                ? await OfPlatformAsync(platform, host.Clock, cancellationToken)
                : (await new KnowledgeBaseLibrary(host.Database).ListAsync(cancellationToken))
                    .Select(known => new KnowledgeBaseLine(known.Id, known.Name));
            foreach (var line in lines.OrderBy(line => line.Id, StringComparer.Ordinal))
                await streams.Results.WriteLineAsync(JsonLines.Of(line));
            return ExitCodes.Complete;
        });

    private static async Task<IEnumerable<KnowledgeBaseLine>> OfPlatformAsync(
        PlatformOptions platform, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await using var client = new PlatformClient(platform, clock);
            var found = await client.ListKnowledgeBasesAsync(cancellationToken);
            return found.Where(known => known.CustomerId is not null)
                .Select(known => new KnowledgeBaseLine(known.CustomerId!, known.Name ?? ""));
        }
        catch (PlatformException exception)
        {
            throw new HostStoreException(exception.Text, exception);
        }
    }
}
