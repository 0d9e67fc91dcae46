using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Export;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Settings;

namespace RiskManager.ReferenceHost.Commands.Exports;

/// <summary><c>export</c>: writes the inventory of a task for the platform's own XML import (R32). Opens no store.</summary>
internal sealed class ExportCommand(ConsoleStreams streams, PluginCatalog plugins, TimeProvider clock)
{
    public async Task<int> RunAsync(ExportArguments arguments, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        ExportOutcome outcome;
        try
        {
            var task = ConfiguredTask.Read(arguments.SettingsPath, plugins);
            var webConfig = WebConfig.Read(Path.GetFullPath(arguments.DataFolder));
            foreach (var warning in webConfig.Warnings) await streams.Messages.WriteLineAsync(warning);
            var target = ExportTarget.Create(arguments.OutPath, arguments.AssetsPerFile);
            outcome = await ProgressDisplay.ShowAsync(
                streams, clock,
                (progress, log) => new InventoryExport(webConfig, clock).RunAsync(task, target, progress, log, cancellationToken));
        }
        catch (Exception exception)
        {
            outcome = new ExportOutcome(RunFaults.ToResult(exception), 0, 0, clock.GetElapsedTime(began))
            {
                Problems = exception is OperationCanceledException ? ["Nothing was written."] : RunFaults.Problems(exception),
            };
        }

        await ReportAsync(outcome, arguments);
        return ExitCodes.Of(outcome.Result);
    }

    private async Task ReportAsync(ExportOutcome outcome, ExportArguments arguments)
    {
        var summary = ExportSummary.Of(outcome);
        if (arguments.Json)
        {
            if (!outcome.IsLogged)
                foreach (var problem in outcome.Problems) await streams.Messages.WriteLineAsync(problem);
            await streams.Results.WriteLineAsync(JsonLines.Of(summary));
            return;
        }

        foreach (var line in summary.Describe(arguments.OutPath, outcome.Problems)) await streams.Results.WriteLineAsync(line);
    }
}
