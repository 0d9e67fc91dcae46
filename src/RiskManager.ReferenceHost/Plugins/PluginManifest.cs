namespace RiskManager.ReferenceHost.Plugins;

/// <summary>The parts of a <c>plugin.manifest.xml</c> that this host uses.</summary>
/// <param name="Id">Identifies the plugin.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Version">Its version.</param>
/// <param name="HostVersion">The version of the contract that it was made for.</param>
/// <param name="Contract">The interface that it exports.</param>
/// <param name="EntryAssembly">The file of the assembly with the exports.</param>
/// <param name="Assemblies">Every assembly file for this host's framework, by name.</param>
internal sealed record PluginManifest(
    string Id, string Name, Version Version, Version HostVersion, string Contract, string EntryAssembly, IReadOnlyList<string> Assemblies)
{
    public const string FileName = "plugin.manifest.xml";

    /// <summary>The framework whose folder this host loads.</summary>
    public const string Framework = "net10.0";
}
