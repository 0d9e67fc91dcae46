using RiskManager.Contracts;
using RiskManager.ReferenceHost.Diagnosis.Checks;

namespace RiskManager.ReferenceHost.Diagnosis.Work;

/// <summary>Whether the plugins load, and for which version of the contract they were made.</summary>
internal sealed class PluginsCheck : IDiagnosticCheck
{
    public string Name => "plugins";

    public Task<IReadOnlyList<CheckResult>> RunAsync(DiagnosedHost host, CancellationToken cancellationToken)
    {
        var plugins = host.Plugins;
        var results = plugins.Loaded
            .Select(plugin => CheckResult.Ok(
                Name,
                $"{plugin.Name} {plugin.Version}, made for contract {plugin.HostVersion}; this host has {ContractVersion.Current}.",
                plugin.Id))
            .Concat(plugins.Failed.Select(plugin => CheckResult.Failed(
                Name, plugin.Reason, "Lay the package out anew (docs/installation.md), and restart the host.", plugin.Folder)))
            .ToList();
        if (plugins.TaskTypes.All(type => type.StandIn))
        {
            results.Add(CheckResult.Failed(
                Name, "No plugin brought a task type, so there is nothing to run.", "Put the package into the folder plugins."));
        }

        return Task.FromResult<IReadOnlyList<CheckResult>>(results);
    }
}
