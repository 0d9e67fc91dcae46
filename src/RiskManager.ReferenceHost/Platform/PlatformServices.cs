using RiskManager.Contracts;
using RiskManager.ReferenceHost.Import;
using RiskManager.ReferenceHost.Organization.KnowledgeBases;
using RiskManager.ReferenceHost.Platform.Mirror;
using RiskManager.ReferenceHost.Platform.Writes;
using RiskManager.Rest;
using RiskManager.Rest.Client;
using RiskManager.Rest.Lookups;
using RiskManager.Rest.Mirror;
using RiskManager.Rest.Repositories;
using RiskManager.Rest.Sync;
using RiskManager.Rest.Writing;

namespace RiskManager.ReferenceHost.Platform;

/// <summary>The services of a task where a real Risk Manager keeps the assets; they take the places of the host's own.</summary>
internal static class PlatformServices
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, PlatformOptions options, ITaskLog log)
    {
        services.AddSingleton(options);
        services.AddSingleton(log);
        services.AddSingleton(provider => new PlatformClient(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<HostAddressSupport>();
        services.AddScoped<IPlatformMirror, PlatformMirror>();
        services.AddScoped<LoginLookup>();
        services.AddScoped<PerimeterLookup>();
        services.AddScoped<PersonLookup>();
        services.AddScoped<PlatformWriter>();
        services.AddScoped<PlatformSync>();
        services.AddScoped<BatchPlanner>();
        services.AddScoped<ManualFindings>();
        services.AddScoped<PlatformKnowledgeBaseRepository>();

        services.AddScoped<AssetRepository>();
        services.AddScoped<FingerprintRepository>();
        services.AddScoped<ComponentRepository>();
        services.AddScoped<ImportedAssetRepository>();
        services.AddScoped<KnowledgeBaseRepository>();
        services.AddScoped<IAssetRepository, PlatformAssetRepository>();
        services.AddScoped<IAssetFingerprintRepository, SyncedFingerprintRepository>();
        services.AddScoped<IAssetComponentRepository, SyncedComponentRepository>();
        services.AddScoped<IImportedAssetRepository, SyncedImportedAssetRepository>();
        services.AddScoped<ICustomAttributeRepository, PlatformAttributeRepository>();
        services.AddScoped<IKnowledgeBaseRepository>(provider => provider.GetRequiredService<PlatformKnowledgeBaseRepository>());
        services.AddScoped<IPerimeterRepository, PlatformPerimeterRepository>();
        services.AddScoped<IPersonRepository, PlatformPersonRepository>();
        return services;
    }
}
