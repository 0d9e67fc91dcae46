using LinqToDB;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            var tasks = await database.ReadAsync(connection => connection.GetTable<TaskRow>().Count(), cancellationToken);
            return HealthCheckResult.Healthy($"It answers; {tasks} tasks are configured.");
        }
        catch (HostStoreException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
