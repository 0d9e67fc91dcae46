using RiskManager.ReferenceHost.Hosting;

namespace RiskManager.ReferenceHost.Commands.Output;

/// <summary>Opens the data folder for a command that only reads: a folder without data is probably a misspelt one.</summary>
internal static class FolderToRead
{
    public static async Task<OpenedHost> OpenAsync(ConsoleStreams streams, string folder, CancellationToken cancellationToken)
    {
        var host = await OpenedHost.OpenAsync(folder, cancellationToken);
        if (host.IsNew)
            await streams.Messages.WriteLineAsync(
                $"There was no database in {host.Folder}, so a new one was made. If that is not the folder, name the right one with "
                + "--data.");
        return host;
    }
}
