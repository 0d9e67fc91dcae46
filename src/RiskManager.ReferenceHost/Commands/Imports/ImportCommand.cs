using RiskManager.Contracts;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Hosting;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.Sessions;

namespace RiskManager.ReferenceHost.Commands.Imports;

/// <summary><c>import</c>: runs a task with the settings of a file, or previews it.</summary>
internal sealed class ImportCommand(ConsoleStreams streams, PluginCatalog plugins, TimeProvider clock)
{
    public async Task<int> RunAsync(ImportArguments arguments, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        RunOutcome outcome;
        try
        {
            await WarnOfFailedPluginsAsync();
            var task = ConfiguredTask.Read(arguments.SettingsPath, plugins);
            if (arguments.DocumentFolder is { } folder) RequireFolder(folder);
            using var host = await OpenedHost.OpenAsync(arguments.DataFolder, cancellationToken);
            foreach (var warning in host.Warnings) await streams.Messages.WriteLineAsync(warning);
            outcome = arguments.Preview
                ? await new PreviewRun(streams, host, arguments.Json).RunAsync(task, cancellationToken)
                : await RunTaskAsync(host, task, arguments.Approve, arguments.DocumentFolder, cancellationToken);
        }
        catch (Exception exception)
        {
            outcome = RunOutcome.NotBegun(exception, clock.GetElapsedTime(began));
        }

        await ReportAsync(outcome, arguments.Json, arguments.Preview);
        return ExitCodes.Of(outcome.Result);
    }

    /// <summary>Runs a task with log and progress on standard error.</summary>
    public Task<RunOutcome> RunTaskAsync(
        OpenedHost host, ConfiguredTask task, bool isApproved, string? documentFolder, CancellationToken cancellationToken) =>
        ProgressDisplay.ShowAsync(streams, clock, async (progress, log) =>
        {
            var person = Actor.AtTerminal();
            var request = new SessionRequest(task.Type, task.Settings, progress, log)
            {
                TaskId = await host.TaskIdAsync(task, cancellationToken),
                StartedBy = person.Name,
                StartedFrom = person.From,
                ApprovedBy = isApproved ? person.Name : null,
                DocumentFolder = documentFolder,
            };
            return await new TaskRunner(host.Database, host.WebConfig, clock).RunAsync(request, cancellationToken);
        });

    /// <summary>Prints the summary: for a person, or as the one JSON line that scripts read.</summary>
    public async Task ReportAsync(RunOutcome outcome, bool json, bool isPreview = false)
    {
        if (!json)
        {
            foreach (var line in isPreview ? SummaryText.OfPreview(outcome) : SummaryText.Of(outcome))
                await streams.Results.WriteLineAsync(line);
            return;
        }

        // The log of a run has said it already.
        if (outcome.RunId is null)
        {
            foreach (var problem in outcome.Problems) await streams.Messages.WriteLineAsync(problem);
        }

        await streams.Results.WriteLineAsync(JsonLines.Of(RunSummary.Of(outcome)));
    }

    private static void RequireFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new TaskSettingsException($"--xml-dir: {Path.GetFullPath(folder)} cannot be used as a folder: {exception.Message}");
        }
    }

    private async Task WarnOfFailedPluginsAsync()
    {
        // Without any task type the run is refused, with the same reasons.
        if (plugins.TaskTypes.All(type => type.StandIn)) return;
        foreach (var plugin in plugins.Failed)
            await streams.Messages.WriteLineAsync($"The plugin {plugin.Folder} failed: {plugin.Reason}");
    }
}
