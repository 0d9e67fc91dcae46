using Microsoft.AspNetCore.DataProtection;
using RiskManager.ReferenceHost.Attention;
using RiskManager.ReferenceHost.Audit;
using RiskManager.ReferenceHost.Connectors;
using RiskManager.ReferenceHost.Findings;
using RiskManager.ReferenceHost.Lists;
using RiskManager.ReferenceHost.Notifications;
using RiskManager.ReferenceHost.Organization;
using RiskManager.ReferenceHost.Plugins;
using RiskManager.ReferenceHost.Runs;
using RiskManager.ReferenceHost.Scheduling;
using RiskManager.ReferenceHost.Settings;
using RiskManager.ReferenceHost.Support;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>Registers everything behind the screens: each folder registers its own services.</summary>
internal static class HostServices
{
    public static IServiceCollection AddHost(this IServiceCollection services, OpenedHost host, PluginCatalog plugins) => services
        .AddOpenedHost(host, plugins)
        .AddConnectors()
        .AddRuns()
        .AddSingleton<OverviewReader>()
        .AddNotifications()
        .AddScheduling(host.Database)
        .AddRunRecovery()
        .AddOrganization()
        .AddFindings()
        .AddAudit()
        .AddLists()
        .AddSupport();

    private static IServiceCollection AddOpenedHost(this IServiceCollection services, OpenedHost host, PluginCatalog plugins)
    {
        services.AddDataProtection()
            .SetApplicationName(ProtectedSecret.ApplicationName)
            .PersistKeysToFileSystem(new DirectoryInfo(host.WebConfig.KeyFolder()));
        return services
            .AddSingleton(new HostFolder(host.Folder))
            .AddSingleton<WebConfigFile>()
            .AddSingleton<WebConfigEditor>()
            .AddSingleton(host.Database)
            .AddSingleton(host.Clock)
            .AddSingleton(plugins);
    }
}
