using RiskManager.ReferenceHost.Commands.Output;
using RiskManager.ReferenceHost.Diagnosis.Configuration;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Commands.Config;

/// <summary><c>config check</c>: everything that is wrong with <c>web.config</c> and with files of settings, at once.</summary>
internal sealed class ConfigCommand(ConsoleStreams streams, PluginCatalog plugins)
{
    public Task<int> CheckAsync(string dataFolder, IReadOnlyList<string> settingsFiles) =>
        CommandFaults.GuardAsync(streams, async () =>
        {
            var report = new ConfigurationCheck(plugins).Run(Path.GetFullPath(dataFolder), settingsFiles);
            foreach (var problem in report.Problems) await streams.Results.WriteLineAsync($"error: {problem}");
            foreach (var warning in report.Warnings) await streams.Results.WriteLineAsync($"warning: {warning}");
            if (report.Problems.Count > 0) return ExitCodes.Refused;
            if (report.Warnings.Count > 0) return ExitCodes.Warnings;
            await streams.Results.WriteLineAsync("The configuration is right. Whether servers can be reached was not tried; doctor does.");
            return ExitCodes.Complete;
        });
}
