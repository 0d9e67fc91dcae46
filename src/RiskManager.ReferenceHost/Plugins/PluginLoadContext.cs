using System.Reflection;
using System.Runtime.Loader;

namespace RiskManager.ReferenceHost.Plugins;

/// <summary>
/// Loads a plugin's assemblies apart from the host's. What the seam consists of comes from the host, so that both mean
/// the same types; everything else comes from the plugin's folder, and only if its manifest names it.
/// </summary>
internal sealed class PluginLoadContext(string folder, PluginManifest manifest) : AssemblyLoadContext($"plugin {manifest.Id}")
{
    private static readonly HashSet<string> FromHost = new(StringComparer.OrdinalIgnoreCase)
    {
        "RiskManager.Contracts",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "System.ComponentModel.Composition",
    };

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = assemblyName.Name + ".dll";
        return FromHost.Contains(assemblyName.Name!) || !manifest.Assemblies.Contains(file, StringComparer.OrdinalIgnoreCase)
            ? null
            : LoadFromAssemblyPath(Path.Combine(folder, file));
    }
}
