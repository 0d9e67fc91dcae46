using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QualysPlugin.Api;
using QualysPlugin.Runs.Setup;
using RiskManager.Contracts;

namespace QualysPlugin;

/// <summary>Registers the plugin's services on the host's collection; what the host registered before stays (R17).</summary>
internal static class QualysServices
{
    public static void AddQualysImport(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostInventoryFactory, HostInventoryFactory>();
        services.TryAddScoped(provider => new RunServices(
            provider.GetRequiredService<IAssetRepository>(),
            provider.GetService<IAssetFingerprintRepository>(),
            provider.GetRequiredService<IPerimeterRepository>(),
            provider.GetRequiredService<IPersonRepository>(),
            provider.GetRequiredService<ICustomAttributeRepository>(),
            provider.GetRequiredService<ICheckpointRepository>(),
            provider.GetRequiredService<IAssetComponentRepository>(),
            provider.GetRequiredService<IKnowledgeBaseRepository>(),
            provider.GetRequiredService<IApplicationSettings>(),
            provider.GetService<IApplicationFiles>(),
            provider.GetRequiredService<IHostInventoryFactory>(),
            provider.GetRequiredService<TimeProvider>())
        {
            TaskStates = provider.GetService<ITaskStateRepository>(),
        });
    }
}
