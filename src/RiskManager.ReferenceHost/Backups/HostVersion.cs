using System.Reflection;

namespace RiskManager.ReferenceHost.Backups;

/// <summary>The version of this program.</summary>
internal static class HostVersion
{
    public static string Text { get; } =
        typeof(HostVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
