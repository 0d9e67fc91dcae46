using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Sessions;

namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary><c>explain-os</c>: which CPE name and knowledge base an operating system gets, and by which rule (R28).</summary>
internal sealed class ExplainOsCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    public Task<int> RunAsync(string name, string dataFolder, CancellationToken cancellationToken) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            if (string.IsNullOrWhiteSpace(name))
                throw new TaskSettingsException("Give the name of an operating system, for example \"Windows Server 2019 Standard\".");
            var type = plugins.Get(null);
            using var host = await OpenedHost.OpenAsync(dataFolder, cancellationToken);
            var log = new ConsoleLog(streams.Messages.WriteLine, host.Clock);
            var form = (IntegrationTaskSettings)Activator.CreateInstance(type.SettingsType)!;
            var request = new SessionRequest(type, form, new LineProgress(streams.Messages.WriteLine, host.Clock), log);
            await using var session = TaskSession.Open(request, host.Database, host.WebConfig, host.Clock, log);
            if (session.Task is not ISupportsExplainOperatingSystem explain)
                throw new TaskSettingsException($"The task type {type.Name} cannot explain operating systems.");

            var explanation = await explain.ExplainOperatingSystemAsync(name, session.Context.Services, cancellationToken);
            if (explanation.Remark is { } remark) await streams.Messages.WriteLineAsync(remark);
            await streams.Results.WriteLineAsync(JsonLines.Of(ExplainOsLine.Of(explanation)));
            return ExitCodes.Complete;
        });
}
