using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands.Demo;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Diagnosis.Configuration;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Platform;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Setup;

namespace RiskManager.ReferenceHost.Commands;

/// <summary><c>serve</c>: the screens and the planned runs.</summary>
internal sealed class ServeCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    /// <param name="url">Where to listen; null: where <c>web.config</c> says.</param>
    /// <param name="behindProxy">Whether a proxy serves the browsers.</param>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="cancellationToken">Ends the site.</param>
    public Task<int> RunAsync(string? url, bool behindProxy, string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            // Before the data folder is created.
            var ordered = url is null && !behindProxy ? null : SiteAddress.Parse(url ?? SiteAddress.Default, behindProxy);
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            var configuration = new ConfigurationCheck(plugins).Run(host.Folder, []);
            foreach (var warning in host.Warnings.Union([.. configuration.Problems, .. configuration.Warnings]))
                await streams.Messages.WriteLineAsync(warning);
            PlatformSettings.Find(host.WebConfig);
            var setup = ordered is null
                ? await SetupStart.DecideAsync(host.Folder, host.WebConfig, host.Database, cancellationToken)
                : SetupStart.Offered(host.WebConfig) with { IsAddressOrdered = true };
            var address = ordered ?? Configured(host.WebConfig, setup);
            if (address.SignIn) await Accounts.RequireAdministratorAsync(host.Database, cancellationToken);
            await using var site = ConnectorsSite.Build(host, plugins, address, setup);
            await site.ServeAsync(address, bound => SayAsync(bound, host.Folder, setup, cancellationToken), cancellationToken);
            return ExitCodes.Complete;
        });

    /// <summary>Before anybody chose an address, another program on the usual port must not keep the setup away.</summary>
    private static SiteAddress Configured(WebConfig config, SetupStart setup)
    {
        var address = ServedAddress.Of(config);
        if (!setup.Leads || config.Find(HostKeys.ListenUrl) is not null) return address;
        return address with { Url = new UriBuilder(address.Url) { Port = SimulatorPort.FreePort(address.Url.Port) }.Uri };
    }

    private async Task SayAsync(Uri bound, string folder, SetupStart setup, CancellationToken cancellationToken)
    {
        var tunnel = $"ssh -L {bound.Port}:127.0.0.1:{bound.Port} {Environment.MachineName}";
        await streams.Results.WriteLineAsync($"Connectors: {bound}");
        if (setup.Leads)
        {
            await streams.Results.WriteLineAsync(
                $"""
                Setup: open {bound} in a browser on this machine; it leads through the setup.
                From another machine: {tunnel}, then open {bound} there.
                Data: {folder}. To start over, end this with Ctrl+C and delete that folder.
                """);
        }

        await streams.Results.FlushAsync(cancellationToken);
    }
}
