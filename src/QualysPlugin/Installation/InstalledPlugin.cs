using System.Reflection;
using System.Xml;
using QualysPlugin.Texts;
using RiskManager.Contracts;

namespace QualysPlugin.Installation;

/// <summary>
/// Notices that the plugin's folder was replaced while its assemblies are loaded: what is loaded later would be of another
/// version than what runs already.
/// </summary>
internal static class InstalledPlugin
{
    private const string ManifestName = "plugin.manifest.xml";

    /// <summary>Refuses to run half of one version and half of another.</summary>
    /// <exception cref="TaskSettingsException">The folder holds another version than the one that runs.</exception>
    public static void CheckUnchanged()
    {
        var assembly = typeof(InstalledPlugin).Assembly;
        if (FindManifest(assembly) is { } manifest && Difference(Version(assembly), manifest) is { } problem)
            throw new TaskSettingsException(problem);
    }

    /// <summary>What to say about a manifest; null when it is of the same version, or there is none to compare with.</summary>
    public static LocalizedText? Difference(string loaded, string manifest)
    {
        if (ReadVersion(manifest) is not { } installed || installed == loaded)
            return null;
        var folder = Path.GetDirectoryName(manifest);
        return Words.Of(Words.Sentences(
            Words.Of($"Version {loaded} of the Qualys plugin is loaded, but its folder {folder} holds version {installed} by now."),
            Words.Of($"Restart the host (recycle its application pool), so that it loads that version. Nothing was imported.")));
    }

    private static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The manifest of the folder that the assembly came from; null where a host keeps the assemblies elsewhere.</summary>
    private static string? FindManifest(Assembly assembly)
    {
#if NETFRAMEWORK
        // ASP.NET runs a copy of the file; the code base is where it came from.
        var path = new Uri(assembly.CodeBase).LocalPath;
#else
        var path = assembly.Location;
#endif
        if (path.Length == 0 || Path.GetDirectoryName(Path.GetDirectoryName(path)) is not { } folder)
            return null;
        var manifest = Path.Combine(folder, ManifestName);
        return File.Exists(manifest) ? manifest : null;
    }

    private static string? ReadVersion(string manifest)
    {
        try
        {
            using var reader = XmlReader.Create(
                manifest, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return reader.ReadToFollowing("version", "urn:riskmanager:plugin-manifest:1")
                ? reader.ReadElementContentAsString().Trim()
                : null;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            var reason = exception.Message;
            throw new TaskSettingsException(Words.Of(
                $"The plugin's manifest {manifest} cannot be read: {reason} Copy the package's folder again and restart the host."));
        }
    }
}
