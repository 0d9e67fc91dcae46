using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Lays the content of the plugin's package in a folder, if it is exactly what the manifest says.</summary>
public sealed class StagePluginFolder : Task
{
    private static readonly XNamespace Namespace = "urn:riskmanager:plugin-manifest:1";

    /// <summary>The files, each with its place in the package as metadata PackagePath.</summary>
    [Required]
    public ITaskItem[] Files { get; set; }

    /// <summary>The folder; what else lies there is removed.</summary>
    [Required]
    public string Folder { get; set; }

    [Required]
    public string Manifest { get; set; }

    [Required]
    public string Schema { get; set; }

    /// <summary>The version that is built.</summary>
    [Required]
    public string Version { get; set; }

    /// <summary>The max number of assemblies of a target: net472=12.</summary>
    public string[] MaxAssemblies { get; set; } = new string[0];

    public override bool Execute()
    {
        var manifest = ReadManifest();
        if (manifest == null) return false;
        CheckVersion(manifest);
        CheckContractVersion(manifest);
        foreach (var target in manifest.Elements(Namespace + "target")) CheckAssemblies(target);
        CheckSurplusTargets(manifest);
        if (!Log.HasLoggedErrors) Lay();
        return !Log.HasLoggedErrors;
    }

    private XElement ReadManifest()
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, ValidationType = ValidationType.Schema,
        };
        settings.Schemas.Add(null, Schema);
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (sender, problem) =>
            Error(problem.Message, problem.Exception.LineNumber, problem.Exception.LinePosition);
        try
        {
            using (var reader = XmlReader.Create(Manifest, settings))
            {
                var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root;
                return Log.HasLoggedErrors ? null : root;
            }
        }
        catch (XmlException problem)
        {
            Error(problem.Message, problem.LineNumber, problem.LinePosition);
            return null;
        }
    }

    private void CheckVersion(XElement manifest)
    {
        var version = manifest.Element(Namespace + "version");
        if (version.Value == Version) return;
        Error("The manifest says version " + version.Value + ", but version " + Version + " is built (Directory.Build.props).", version);
    }

    private void CheckContractVersion(XElement manifest)
    {
        var hostVersion = manifest.Element(Namespace + "hostVersion");
        foreach (var contract in Files.Where(file => Path.GetFileName(Place(file)) == "RiskManager.Contracts.dll"))
        {
            var version = AssemblyName.GetAssemblyName(contract.ItemSpec).Version.ToString(2);
            if (hostVersion.Value == version) continue;
            Error(
                "The manifest says host version " + hostVersion.Value + ", but the plugin is built with version " + version + " of " +
                Place(contract) + ". Correct the manifest.",
                hostVersion);
        }
    }

    private void CheckAssemblies(XElement target)
    {
        var framework = (string)target.Attribute("framework");
        var named = target.Elements(Namespace + "assembly").Select(assembly => assembly.Value).ToList();
        var built = Built(framework);
        foreach (var missing in named.Except(built, StringComparer.Ordinal))
        {
            Error(
                "The manifest names " + missing + " for " + framework + ", but the build does not make it. " +
                "Remove it from the manifest, or find out why it is missing.",
                target);
        }

        foreach (var surplus in built.Except(named, StringComparer.Ordinal))
        {
            Error(
                "The build makes " + surplus + " for " + framework + ", which the manifest does not name. " +
                "Name it there, or remove the reference that brings it.",
                target);
        }

        foreach (var limit in MaxAssemblies.Select(text => text.Split('=')).Where(limit => limit[0] == framework))
        {
            if (built.Count <= int.Parse(limit[1])) continue;
            Error(
                framework + " would ship " + built.Count + " assemblies; at most " + limit[1] + " are allowed, " +
                "because each is a binding problem in somebody else's process.",
                target);
        }
    }

    private void CheckSurplusTargets(XElement manifest)
    {
        var named = manifest.Elements(Namespace + "target").Select(target => (string)target.Attribute("framework"));
        var built = Files.Select(Place).Where(place => place.Contains("/")).Select(place => place.Split('/')[0]).Distinct();
        foreach (var framework in built.Except(named))
            Error("The build makes assemblies for " + framework + ", for which the manifest has no target.", manifest);
    }

    private List<string> Built(string framework) =>
        Files.Select(Place).Where(place => place.StartsWith(framework + "/", StringComparison.Ordinal))
            .Select(place => place.Substring(framework.Length + 1))
            .ToList();

    private void Lay()
    {
        var places = new HashSet<string>(Files.Select(file => Path.GetFullPath(Path.Combine(Folder, Place(file)))));
        if (Directory.Exists(Folder))
        {
            var present = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);
            foreach (var stale in present.Where(path => !places.Contains(Path.GetFullPath(path)))) File.Delete(stale);
        }

        // The manifest comes last: its date says that the folder is complete.
        foreach (var file in Files.OrderBy(file => Place(file) == "plugin.manifest.xml"))
        {
            var place = Path.Combine(Folder, Place(file));
            Directory.CreateDirectory(Path.GetDirectoryName(place));
            File.Copy(file.ItemSpec, place, true);
        }

        File.SetLastWriteTimeUtc(Path.Combine(Folder, "plugin.manifest.xml"), DateTime.UtcNow);
    }

    private static string Place(ITaskItem file) => file.GetMetadata("PackagePath");

    private void Error(string message, XElement element) =>
        Error(message, ((IXmlLineInfo)element).LineNumber, ((IXmlLineInfo)element).LinePosition);

    private void Error(string message, int line, int column) =>
        Log.LogError(null, "PLUGIN", null, Manifest, line, column, 0, 0, "{0}", message);
}

/// <summary>
/// Makes a zip file of a folder, the same byte for byte whenever and wherever the same files are packed: entries in ordinal
/// order, one date for all, no attributes of the machine. Its SHA-256 lies beside it, in the form of sha256sum.
/// </summary>
public sealed class ZipPluginFolder : Task
{
    // The earliest date that the format can express.
    private static readonly DateTimeOffset Date = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Required]
    public string Folder { get; set; }

    [Required]
    public string ZipFile { get; set; }

    public override bool Execute()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(ZipFile));
        var root = Path.GetFullPath(Folder).TrimEnd(Path.DirectorySeparatorChar);
        var files = Directory.GetFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(path => path.Substring(root.Length + 1).Replace(Path.DirectorySeparatorChar, '/'));
        var unfinished = ZipFile + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var name in files.Keys.OrderBy(name => name, StringComparer.Ordinal)) Add(zip, name, files[name]);
        }

        File.Delete(ZipFile);
        File.Move(unfinished, ZipFile);
        File.WriteAllText(ZipFile + ".sha256", Sha256(ZipFile) + "  " + Path.GetFileName(ZipFile) + "\n", new UTF8Encoding(false));
        return true;
    }

    private static void Add(ZipArchive zip, string name, string path)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Date;
        using (var source = File.OpenRead(path))
        using (var target = entry.Open())
        {
            source.CopyTo(target);
        }
    }

    private static string Sha256(string path)
    {
        using (var algorithm = SHA256.Create())
        using (var stream = File.OpenRead(path))
        {
            return string.Concat(algorithm.ComputeHash(stream).Select(part => part.ToString("x2")));
        }
    }
}
