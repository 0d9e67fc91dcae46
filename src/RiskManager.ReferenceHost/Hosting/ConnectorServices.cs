using Microsoft.AspNetCore.DataProtection;
using Quartz;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Cluster;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Store;
using RiskManager.ReferenceHost.Support;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>
/// What stands behind the screens, in one place. Singletons for screens to inject: <see cref="PluginCatalog"/> (task types,
/// failed plugins), <see cref="ConnectorTasks"/>, <see cref="FormTrial"/>, <see cref="RunService"/>, <see cref="LiveRuns"/>,
/// <see cref="RunHistory"/>, <see cref="RunDocuments"/>; scoped: <see cref="CurrentAccount"/>.
/// </summary>
internal static class ConnectorServices
{
    public static IServiceCollection AddConnectors(this IServiceCollection services, OpenedHost host, PluginCatalog plugins)
    {
        var folder = new HostFolder(host.Folder);
        services.AddSingleton(folder);
        services.AddSingleton(host.Database);
        services.AddSingleton(host.Clock);
        services.AddSingleton(plugins);
        services.AddDataProtection().SetApplicationName("RiskManager.ReferenceHost").PersistKeysToFileSystem(new DirectoryInfo(host.WebConfig.KeyFolder()));

        services.AddSingleton<TaskSecrets>();
        services.AddSingleton<ConnectorTasks>();
        services.AddSingleton<FilledTasks>();
        services.AddSingleton<FormTrial>();
        services.AddSingleton<RunHistory>();
        services.AddSingleton<RunWarnings>();
        services.AddSingleton<LiveRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveRuns>());
        services.AddSingleton<Nodes>();
        services.AddHostedService(provider => provider.GetRequiredService<Nodes>());
        services.AddHostedService<PartitionWorker>();
        services.AddSingleton<RunService>();
        services.AddHostedService(provider => provider.GetRequiredService<RunService>());
        services.AddSingleton<RunRecovery>();
        services.AddHostedService(provider => provider.GetRequiredService<RunRecovery>());
        services.AddScheduling(host.Database);
        services.AddSingleton<SupportBundle>();
        services.AddSingleton<RunDocuments>();
        services.AddScoped<CurrentAccount>();
        return services;
    }

    /// <summary>
    /// Starts planned runs. What is planned stands with the tasks in the database, and each run is taken from there once. On a
    /// database server the scheduler keeps its triggers there too, so that they fire on one node of those that are alive.
    /// </summary>
    private static void AddScheduling(this IServiceCollection services, Database database)
    {
        services.AddQuartz(quartz =>
        {
            if (database.Server is not { } server)
            {
                quartz.UseInMemoryStore();
                return;
            }

            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                store.UsePostgres(source => source.DataSourceFactory = _ => server);
                store.UseClustering(_ => { });
                store.ProvisionSchema();
            });
        });
        services.AddSingleton<PlannedRuns>();
        services.AddSingleton<TaskPlanner>();
        services.AddHostedService(provider => provider.GetRequiredService<TaskPlanner>());
    }
}
