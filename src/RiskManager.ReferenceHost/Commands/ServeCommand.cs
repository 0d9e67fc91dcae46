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
            await streams.Messages.WriteLineAsync($"Opening the data folder {Path.GetFullPath(dataFolder)}.");
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            using var mark = ServingMark.Set(host.Folder);
            var configuration = new ConfigurationCheck(plugins).Run(host.Folder, []);
            foreach (var warning in host.Warnings.Union([.. configuration.Problems, .. configuration.Warnings]))
                await streams.Messages.WriteLineAsync(warning);
            PlatformSettings.Find(host.WebConfig);
            var setup = ordered is null
                ? await SetupStart.DecideAsync(host.Folder, host.WebConfig, host.Database, cancellationToken)
                : SetupStart.Offered(host.WebConfig) with { IsAddressOrdered = true };
            var address = ordered ?? await ConfiguredAsync(host.WebConfig);
            if (address.SignIn) await Accounts.RequireAdministratorAsync(host.Database, cancellationToken);
            await streams.Messages.WriteLineAsync("Starting the screens and the scheduler.");
            await using var site = ConnectorsSite.Build(host, plugins, address, setup);
            await site.ServeAsync(address, bound => SayAsync(bound, host, setup, cancellationToken), cancellationToken);
            return ExitCodes.Complete;
        });

    /// <summary>Where nobody chose an address, another program on the usual port must not keep the screens away.</summary>
    private async Task<SiteAddress> ConfiguredAsync(WebConfig config)
    {
        var address = ServedAddress.Of(config);
        if (address.BehindProxy || !string.IsNullOrWhiteSpace(config.Find(HostKeys.ListenUrl))) return address;
        var port = SimulatorPort.FreePort(address.Url.Port);
        if (port == address.Url.Port) return address;
        await streams.Messages.WriteLineAsync(
            $"Port {address.Url.Port} is used by another program, so a free one is taken: {port}. To choose one, give --urls.");
        return address with { Url = new UriBuilder(address.Url) { Port = port }.Uri };
    }

    private async Task SayAsync(Uri bound, OpenedHost host, SetupStart setup, CancellationToken cancellationToken)
    {
        await streams.Results.WriteLineAsync($"Connectors: {bound}");
        if (setup.Leads)
        {
            var tunnel = $"ssh -L {bound.Port}:127.0.0.1:{bound.Port} {Environment.MachineName}";
            await streams.Results.WriteLineAsync(
                $"""
                Setup: open {bound} in a browser on this machine; it leads through the setup.
                From another machine: {tunnel}, then open {bound} there.
                """);
        }

        await streams.Results.WriteLineAsync($"Open {bound} in a browser. Press Ctrl+C to end.");
        await streams.Results.WriteLineAsync(
            host.WebConfig.UsesPostgres
                ? $"Data: the PostgreSQL database that web.config names, and {host.Folder}."
                : $"Data: {host.Folder}. To start over, end this with Ctrl+C and delete that folder.");

        await streams.Results.FlushAsync(cancellationToken);
    }
}
