using Microsoft.Extensions.Diagnostics.HealthChecks;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Health;

/// <summary>
/// Whether the database still has the schema of this version: another host may have upgraded it, or a restore replaced it.
/// </summary>
internal sealed class SchemaHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await database.ReadAsync(database.HasCurrentSchema, cancellationToken)
                ? HealthCheckResult.Healthy($"Schema {SchemaMigration.Known.Newest}.")
                : HealthCheckResult.Unhealthy(
                    $"The schema is not {SchemaMigration.Known.Newest}, the one of this version. Start every host with the same version.");
        }
        catch (HostStoreException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
