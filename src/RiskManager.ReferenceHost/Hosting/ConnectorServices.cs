using Microsoft.AspNetCore.DataProtection;
using Quartz;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Connectors.Tasks;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Runs.Documents;
using RiskManager.ReferenceHost.Runs.Execution;
using RiskManager.ReferenceHost.Runs.History;
using RiskManager.ReferenceHost.Runs.Live;
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
    // Quartz waits twice for both before it takes a run away from a node: 20 seconds of silence at most.
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CheckTolerance = TimeSpan.FromSeconds(4);

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
        services.AddSingleton<RunQueue>();
        services.AddSingleton<RunService>();
        services.AddSingleton<RunExecution>();
        services.AddScheduling(host.Database);

        // After the scheduler, which it hands runs to.
        services.AddSingleton<RunRecovery>();
        services.AddHostedService(provider => provider.GetRequiredService<RunRecovery>());
        services.AddSingleton<SupportBundle>();
        services.AddSingleton<RunDocuments>();
        services.AddScoped<CurrentAccount>();
        return services;
    }

    /// <summary>
    /// Quartz executes all runs and fires the planned ones. On a database server it keeps jobs, triggers and nodes there, so that a run
    /// is executed by one node and taken over by another; on the embedded database it keeps them in memory.
    /// </summary>
    private static void AddScheduling(this IServiceCollection services, Database database)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceId = database.Process.Name;
                options.ShutdownJobInterruption = ShutdownJobInterruption.WhenWaitingForJobs;
            });
            if (database.Server is not { } server)
            {
                quartz.UseInMemoryStore();
                return;
            }

            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                store.UsePostgres(source => source.DataSourceFactory = _ => server);
                store.UseClustering(options =>
                {
                    options.CheckinInterval = CheckInterval;
                    options.CheckinMisfireThreshold = CheckTolerance;
                });
                store.ProvisionSchema();
            });
        });
        services.AddSingleton<PlannedRuns>();
        services.AddSingleton<TaskPlanner>();
        services.AddHostedService(provider => provider.GetRequiredService<TaskPlanner>());
        services.AddSingleton<SchedulerNodes>();
    }
}
