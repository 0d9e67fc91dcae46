using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Sessions;

namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary><c>test-connection</c>: tries the connections of a task and names what is wrong (R29).</summary>
internal sealed class TestConnectionCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    public Task<int> RunAsync(string settingsPath, string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var task = ConfiguredTask.Read(settingsPath, plugins);
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            var log = new ConsoleLog(streams.Messages.WriteLine, host.Clock);
            var request = new SessionRequest(task.Type, task.Settings, new LineProgress(streams.Messages.WriteLine, host.Clock), log);
            await using var session = TaskSession.Open(request, host.Database, host.WebConfig, host.Clock, log);
            var tested = await ConnectionTester.TestAsync(session, task.Type.Name, host.WebConfig, cancellationToken);
            foreach (var step in tested.All.Steps)
                await streams.Results.WriteLineAsync($"{(step.Succeeded ? "ok  " : "FAIL")} {step.Name}: {step.Finding}");
            if (!tested.Source.Succeeded) return ExitCodes.RemoteService;
            return tested.Platform.All(step => step.Succeeded) ? ExitCodes.Complete : ExitCodes.HostStore;
        });
}
