using RiskManager.ReferenceHost.Connectors.Tasks;

namespace RiskManager.ReferenceHost.Connectors;

/// <summary>Registers the services of the configured tasks.</summary>
internal static class ConnectorServices
{
    public static IServiceCollection AddConnectors(this IServiceCollection services) => services
        .AddSingleton<TaskSecrets>()
        .AddSingleton<ConnectorTasks>()
        .AddSingleton<DecryptedTasks>()
        .AddSingleton<TaskTrials>()
        .AddSingleton<DraftTaskTester>();
}
