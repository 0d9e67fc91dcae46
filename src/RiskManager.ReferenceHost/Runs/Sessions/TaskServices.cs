using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Organization.Attributes;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Organization.People;
using RiskManager.ReferenceHost.Organization.Perimeters;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;

namespace RiskManager.ReferenceHost.Runs.Sessions;

/// <summary>The services that the host gives to a task (R17).</summary>
internal static class TaskServices
{
    public static IServiceCollection AddTaskServices(
        this IServiceCollection services, Database database, WebConfig webConfig, TimeProvider clock)
    {
        // Registered as instances: the host made them, and a run that ends does not dispose them.
        services.AddSingleton(database);
        services.AddSingleton<IApplicationSettings>(webConfig);
        services.AddSingleton(webConfig.Files);
        services.AddSingleton(clock);
        services.AddSingleton<IImportDocumentReader, AheadDocumentReader>();

        services.AddScoped<IAssetRepository, AssetRepository>();
        services.AddScoped<IAssetFingerprintRepository, FingerprintRepository>();
        services.AddScoped<IAssetSourceRepository, AssetSourceRepository>();
        services.AddScoped<IAssetComponentRepository, ComponentRepository>();
        services.AddScoped<ICheckpointRepository, CheckpointRepository>();
        services.AddScoped<ICustomAttributeRepository, CustomAttributeRepository>();
        services.AddScoped<IFindingRepository, FindingRepository>();
        services.AddScoped<IImportedAssetRepository, ImportedAssetRepository>();
        services.AddScoped<IKnowledgeBaseRepository, KnowledgeBaseRepository>();
        services.AddScoped<IPerimeterRepository, PerimeterRepository>();
        services.AddScoped<IPersonRepository, PersonRepository>();
        services.AddScoped<ITaskStateRepository, TaskStateRepository>();
        return services;
    }
}
