using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Health;

/// <summary>Whether there is a task type to run, and whether a plugin failed to load.</summary>
internal sealed class PluginHealth(PluginCatalog plugins) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var failed = string.Join(" ", plugins.Failed.Select(plugin => $"The plugin {plugin.Folder} failed: {plugin.Reason}"));
        var types = plugins.TaskTypes.Where(type => !type.StandIn).Select(type => type.Id).ToList();
        return Task.FromResult(types.Count == 0
            ? HealthCheckResult.Unhealthy($"No plugin brought a task type. {failed}".TrimEnd())
            : new HealthCheckResult(
                failed.Length == 0 ? HealthStatus.Healthy : HealthStatus.Degraded,
                $"Task types: {string.Join(", ", types)}. {failed}".TrimEnd()));
    }
}
