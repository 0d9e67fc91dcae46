using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Diagnosis.Configuration;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Commands;

/// <summary><c>serve</c>: the screens and the planned runs.</summary>
internal sealed class ServeCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    public Task<int> RunAsync(string url, bool behindProxy, string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var address = SiteAddress.Parse(url, behindProxy);
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            var configuration = new ConfigurationCheck(plugins).Run(host.Folder, []);
            foreach (var warning in host.Warnings.Union([.. configuration.Problems, .. configuration.Warnings]))
                await streams.Messages.WriteLineAsync(warning);
            PlatformSettings.Find(host.WebConfig);
            if (address.SignIn) await Accounts.RequireAdministratorAsync(host.Database, cancellationToken);
            await using var site = ConnectorsSite.Build(host, plugins, address);
            await site.ServeAsync(address, async bound =>
            {
                await streams.Results.WriteLineAsync($"Connectors: {bound}");
                await streams.Results.FlushAsync(cancellationToken);
            }, cancellationToken);
            return ExitCodes.Complete;
        });
}
