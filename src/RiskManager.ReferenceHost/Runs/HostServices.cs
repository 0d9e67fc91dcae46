using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Structure;

namespace RiskManager.ReferenceHost.Runs;

/// <summary>The services that the host gives to a task (R17).</summary>
internal static class HostServices
{
    public static IServiceCollection AddHostServices(this IServiceCollection services, Database database, WebConfig webConfig, TimeProvider clock)
    {
        // Registered as instances: the host made them, and a run that ends does not dispose them.
        services.AddSingleton(database);
        services.AddSingleton<IApplicationSettings>(webConfig);
        services.AddSingleton(webConfig.Files);
        services.AddSingleton(clock);

        services.AddScoped<IAssetRepository, AssetRepository>();
        services.AddScoped<IAssetFingerprintRepository, FingerprintRepository>();
        services.AddScoped<IAssetComponentRepository, ComponentRepository>();
        services.AddScoped<ICheckpointRepository, CheckpointRepository>();
        services.AddScoped<ICustomAttributeRepository, CustomAttributes>();
        services.AddScoped<IKnowledgeBaseRepository, KnowledgeBases>();
        services.AddScoped<IPerimeterRepository, Perimeters>();
        services.AddScoped<IPersonRepository, People>();
        services.AddScoped<ITaskStateRepository, TaskStateRepository>();
        return services;
    }
}
