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
        services.TryAddScoped(provider => new RunServices
        {
            Assets = provider.GetRequiredService<IAssetRepository>(),
            Fingerprints = provider.GetService<IAssetFingerprintRepository>(),
            Sources = provider.GetService<IAssetSourceRepository>(),
            ImportedAssets = provider.GetService<IImportedAssetRepository>(),
            Findings = provider.GetService<IFindingRepository>(),
            Documents = provider.GetService<IImportDocumentReader>(),
            Perimeters = provider.GetRequiredService<IPerimeterRepository>(),
            People = provider.GetRequiredService<IPersonRepository>(),
            CustomAttributes = provider.GetRequiredService<ICustomAttributeRepository>(),
            Checkpoints = provider.GetRequiredService<ICheckpointRepository>(),
            Components = provider.GetRequiredService<IAssetComponentRepository>(),
            KnowledgeBases = provider.GetRequiredService<IKnowledgeBaseRepository>(),
            TaskStates = provider.GetService<ITaskStateRepository>(),
            WebConfig = provider.GetRequiredService<IApplicationSettings>(),
            Files = provider.GetService<IApplicationFiles>(),
            Inventories = provider.GetRequiredService<IHostInventoryFactory>(),
            Time = provider.GetRequiredService<TimeProvider>(),
        });
    }
}
