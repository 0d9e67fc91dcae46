using Microsoft.AspNetCore.DataProtection;
using Quartz;
using RiskManager.ReferenceHost.Access;
using RiskManager.ReferenceHost.Commands;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Settings;
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
        services.AddDataProtection().SetApplicationName("RiskManager.ReferenceHost").PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));

        services.AddSingleton<TaskSecrets>();
        services.AddSingleton<ConnectorTasks>();
        services.AddSingleton<FormTrial>();
        services.AddSingleton<RunHistory>();
        services.AddSingleton<LiveRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveRuns>());
        services.AddSingleton<RunService>();
        services.AddHostedService(provider => provider.GetRequiredService<RunService>());
        services.AddSingleton<RunRecovery>();
        services.AddHostedService(provider => provider.GetRequiredService<RunRecovery>());
        services.AddScheduling();
        services.AddSingleton<SupportBundle>();
        services.AddSingleton<RunDocuments>();
        services.AddScoped<CurrentAccount>();
        return services;
    }

    // What is planned stands in the database, and each run is taken from there once; so the scheduler itself may keep its
    // triggers in memory, on every node that shares the database.
    private static void AddScheduling(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz.UseInMemoryStore());
        services.AddSingleton<PlannedRuns>();
        services.AddSingleton<TaskPlanner>();
        services.AddHostedService(provider => provider.GetRequiredService<TaskPlanner>());
    }
}
