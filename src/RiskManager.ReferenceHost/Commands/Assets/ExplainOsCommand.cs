using RiskManager.Contracts;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Sessions;

namespace RiskManager.ReferenceHost.Commands.Assets;

/// <summary><c>explain-os</c>: which CPE name and knowledge base an operating system gets, and by which rule (R28).</summary>
internal sealed class ExplainOsCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    public Task<int> RunAsync(string name, string? cpeName, string dataFolder, CancellationToken cancellationToken) =>
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
            var explanation = await ExplainAsync(session, type.Name, name, cpeName, cancellationToken);
            if (explanation.Remark is { } remark) await streams.Messages.WriteLineAsync(remark);
            await streams.Results.WriteLineAsync(JsonLines.Of(ExplainOsLine.Of(explanation)));
            return ExitCodes.Complete;
        });

    private static Task<OperatingSystemExplanation> ExplainAsync(
        TaskSession session, string typeName, string name, string? cpeName, CancellationToken cancellationToken)
    {
        var services = session.Context.Services;
        if (session.Task is ISupportsExplainOperatingSystemCpe explainCpe)
            return explainCpe.ExplainOperatingSystemAsync(name, cpeName, services, cancellationToken);
        if (session.Task is not ISupportsExplainOperatingSystem explain)
            throw new TaskSettingsException($"The task type {typeName} cannot explain operating systems.");
        return cpeName is null
            ? explain.ExplainOperatingSystemAsync(name, services, cancellationToken)
            : throw new TaskSettingsException($"The task type {typeName} cannot take a CPE name into account. Leave out --os-cpe.");
    }
}
