using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Hosting.WindowsServices;

namespace RiskManager.ReferenceHost.Hosting;

/// <summary>
/// What starts and stops the site: systemd and a terminal by signals to the command, Windows through its service control manager.
/// </summary>
internal static class ServiceManager
{
    public const string ServiceName = "risk-manager-connectors";

    public static void UseServiceManager(this IServiceCollection services)
    {
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        if (WindowsServiceHelpers.IsWindowsService())
            services.AddWindowsService(service => service.ServiceName = ServiceName);
        else
            // The command handles Ctrl+C and SIGTERM.
            services.AddSingleton<IHostLifetime, CommandLifetime>();
    }

    /// <summary>Tells systemd, where it waits for that, that the site answers.</summary>
    public static void SayReady(this IServiceProvider services) =>
        services.GetRequiredService<ISystemdNotifier>().Notify(ServiceState.Ready);

    /// <summary>Tells systemd, where it listens, that the site ends its runs.</summary>
    public static void SayStopping(this IServiceProvider services) =>
        services.GetRequiredService<ISystemdNotifier>().Notify(ServiceState.Stopping);
}
