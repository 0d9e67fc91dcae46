using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskManager.ReferenceHost.Scheduling;

namespace RiskManager.ReferenceHost.Health;

/// <summary>Whether planned runs are being started.</summary>
internal sealed class SchedulerHealth(TaskPlanner planner) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(planner.IsRunning
            ? HealthCheckResult.Healthy("Planned runs are started.")
            : HealthCheckResult.Unhealthy(
                "The scheduler is not running: planned runs are not started. Look into the host's log and start it again."));
}
