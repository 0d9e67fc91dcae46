using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RiskManager.ReferenceHost.Demo;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Screens;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Commands;

/// <summary><c>demo</c>: a simulated Qualys, a configured task, its first import, and the screen.</summary>
internal sealed class DemoCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    private const string TaskName = "Import Assets from Qualys (demo)";
    private const string User = "demo";
    private const int ScreenPort = 5080;

    public Task<int> RunAsync(DemoArguments arguments, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var import = new ImportCommand(streams, plugins, TimeProvider.System);
            OpenedHost? host = null;
            SimulatorProcess? simulator = null;
            try
            {
                RunOutcome outcome;
                try
                {
                    var type = plugins.Get(null);
                    host = await OpenedHost.OpenAsync(arguments.DataFolder, cancellationToken);
                    var options = new SimulatorOptions(arguments.Assets, SimulatorPort.Of(host.Folder), User, RandomNumberGenerator.GetHexString(24));
                    simulator = await SimulatorProcess.StartAsync(options, cancellationToken);
                    outcome = await import.RunTaskAsync(host, Configure(type, simulator.Url, options.Password), null, cancellationToken);
                }
                catch (Exception exception)
                {
                    outcome = new RunOutcome(null, RunFaults.ToResult(exception), TimeSpan.Zero);
                }

                await import.ReportAsync(outcome, arguments.Json);
                if (arguments.Once || host is null || outcome.RunId is null || cancellationToken.IsCancellationRequested) return ExitCodes.Of(outcome.Result);
                await ServeAsync(host, cancellationToken);
                return ExitCodes.Complete;
            }
            finally
            {
                if (simulator is not null) await simulator.DisposeAsync();
                host?.Dispose();
            }
        });

    private static ConfiguredTask Configure(TaskType type, Uri url, string password)
    {
        const string variable = "the password of this start";
        var form = new JsonObject
        {
            ["name"] = TaskName,
            ["serverUrl"] = url.GetLeftPart(UriPartial.Authority),
            ["accessAccount"] = User,
            ["accessPasswordEnvironmentVariable"] = variable,
            ["perimeterMode"] = "newPerRun",
            ["updateProperties"] = true,
            ["createComponents"] = true,
            ["responsible"] = "Administrator",
        };
        return ConfiguredTask.Fill(SettingsFile.Parse("demo", form.ToJsonString()), type, name => name == variable ? password : null);
    }

    private async Task ServeAsync(OpenedHost host, CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{SimulatorPort.FreePort(ScreenPort)}");
        await ConnectorsSite.RunAsync(host, plugins, url, async address =>
        {
            await streams.Results.WriteLineAsync($"Connectors: {address}");
            await streams.Results.FlushAsync(cancellationToken);
            await streams.Messages.WriteLineAsync("Press Ctrl+C to end.");
        }, cancellationToken);
    }
}
