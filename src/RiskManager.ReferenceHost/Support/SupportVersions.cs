using System.Reflection;
using System.Runtime.InteropServices;
using RiskManager.ReferenceHost.Plugins;

namespace RiskManager.ReferenceHost.Support;

/// <summary>The versions of host, plugins and system, for diagnosing a fault elsewhere.</summary>
internal sealed record SupportVersions(
    string Host, string Runtime, string OperatingSystem, string Architecture, int Processors, string TimeZone,
    IReadOnlyList<string> TaskTypes, IReadOnlyList<string> FailedPlugins)
{
    public static SupportVersions Of(PluginCatalog plugins) => new(
        typeof(SupportVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        RuntimeInformation.OSArchitecture.ToString(),
        Environment.ProcessorCount,
        TimeZoneInfo.Local.Id,
        [
            .. plugins.TaskTypes.Select(
                type => $"{type.Id} ({type.SettingsType.Assembly.GetName().Name} {type.SettingsType.Assembly.GetName().Version})"),
        ],
        [.. plugins.Failed.Select(plugin => $"{plugin.Folder}: {plugin.Reason}")]);
}
