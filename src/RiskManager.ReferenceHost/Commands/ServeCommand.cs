using System.Net;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Screens;

namespace RiskManager.ReferenceHost.Commands;

/// <summary><c>serve</c>: the screens, for this machine only.</summary>
internal sealed class ServeCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public Task<int> RunAsync(string url, string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var address = Loopback(url);
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            await ConnectorsSite.RunAsync(host, plugins, address, async bound =>
            {
                await streams.Results.WriteLineAsync($"Connectors: {bound}");
                await streams.Results.FlushAsync(cancellationToken);
            }, cancellationToken);
            return ExitCodes.Complete;
        });

    /// <exception cref="TaskSettingsException">The address is malformed, or other machines could reach it.</exception>
    public static Uri Loopback(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
            throw new TaskSettingsException($"--urls: \"{url}\" is no address; give one such as {DefaultUrl}.");
        var loopback = address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return loopback
            ? address
            : throw new TaskSettingsException($"--urls: {url} could be reached by other machines, and the screens ask nobody to sign in. Give an address of this machine, such as {DefaultUrl}.");
    }
}
