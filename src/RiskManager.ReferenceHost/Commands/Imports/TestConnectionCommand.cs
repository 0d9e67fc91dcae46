using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Sessions;

namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary><c>test-connection</c>: tries the connection of a task and names what is wrong (R29).</summary>
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
            if (session.Task is not ISupportsTestConnection test)
                throw new TaskSettingsException($"The task type {task.Type.Name} cannot test its connection.");

            var result = await test.TestConnectionAsync(session.Context, cancellationToken);
            foreach (var step in result.Steps)
                await streams.Results.WriteLineAsync($"{(step.Succeeded ? "ok  " : "FAIL")} {step.Name}: {step.Finding}");
            return result.Succeeded ? ExitCodes.Complete : ExitCodes.RemoteService;
        });
}
