using HostAdapter.VendorSdk;
using Microsoft.Extensions.DependencyInjection;
using RiskManager.Contracts;

namespace HostAdapter.Adapter
{
    /// <summary>Registers the vendor's platform as the host of integration tasks: what a task finds in its scope (R17).</summary>
    public static class PlatformServices
    {
        /// <summary>Adds every repository of the seam and the settings of the application.</summary>
        public static IServiceCollection AddPlatform(this IServiceCollection services, IPlatform platform, IApplicationSettings settings)
        {
            services.AddSingleton(new PlatformCalls(platform));
            services.AddSingleton(settings);
            services.AddScoped<IAssetRepository, AssetRepository>();
            services.AddScoped<IAssetSourceRepository, AssetSourceRepository>();
            services.AddScoped<IAssetComponentRepository, ComponentRepository>();
            services.AddScoped<ICheckpointRepository, CheckpointRepository>();
            services.AddScoped<ICustomAttributeRepository, CustomAttributeRepository>();
            services.AddScoped<IKnowledgeBaseRepository, KnowledgeBaseRepository>();
            services.AddScoped<IPerimeterRepository, PerimeterRepository>();
            services.AddScoped<IPersonRepository, PersonRepository>();
            services.AddScoped<ITaskStateRepository, TaskStateRepository>();
            return services;
        }
    }
}
