using System.Xml;
using System.Xml.Linq;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Plugins;

/// <summary>Reads a manifest strictly: an element that is unknown, twice or missing is refused, not guessed at.</summary>
internal static class PluginManifestReader
{
    private static readonly XNamespace Namespace = "urn:riskmanager:plugin-manifest:1";
    private static readonly string[] Single = ["id", "name", "version", "hostVersion", "contract", "entryAssembly"];

    public static PluginManifest Read(string path)
    {
        var root = Load(path);
        if (root.Name != Namespace + "plugin")
            throw new PluginRefusedException(Words.Of($"The manifest's root is {root.Name}; {Namespace + "plugin"} was expected."));

        foreach (var element in root.Elements())
        {
            if (element.Name.Namespace != Namespace || !(Single.Contains(element.Name.LocalName) || element.Name.LocalName == "target"))
                throw new PluginRefusedException(
                    Words.Of($"The manifest's line {Line(element)}: the element {element.Name.LocalName} is not known."));
        }

        return new PluginManifest(
            Value(root, "id"),
            Value(root, "name"),
            VersionOf(root, "version"),
            VersionOf(root, "hostVersion"),
            Value(root, "contract"),
            FileOf(Value(root, "entryAssembly")),
            Assemblies(root));
    }

    private static XElement Load(string path)
    {
        try
        {
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            throw new PluginRefusedException(Words.Of($"The manifest cannot be read: {exception.Message}"), exception);
        }
    }

    private static string Value(XElement root, string name)
    {
        var elements = root.Elements(Namespace + name).ToList();
        if (elements.Count > 1)
            throw new PluginRefusedException(Words.Of($"The manifest's line {Line(elements[1])}: {name} occurs twice."));
        var value = elements.Count == 0 ? "" : elements[0].Value.Trim();
        return value.Length > 0 ? value : throw new PluginRefusedException(Words.Of($"The manifest has no {name}."));
    }

    private static Version VersionOf(XElement root, string name) =>
        Version.TryParse(Value(root, name), out var version)
            ? version
            : throw new PluginRefusedException(
                Words.Of($"The manifest's {name} is \"{Value(root, name)}\"; numbers such as 1.0 were expected."));

    private static IReadOnlyList<string> Assemblies(XElement root)
    {
        var targets = root.Elements(Namespace + "target")
            .Where(target => (string?)target.Attribute("framework") == PluginManifest.Framework).ToList();
        return targets.Count switch
        {
            0 => throw new PluginRefusedException(Words.Of($"The manifest has no target for {PluginManifest.Framework}.")),
            1 => [.. targets[0].Elements().Select(Assembly)],
            _ => throw new PluginRefusedException(Words.Of($"The manifest has more than one target for {PluginManifest.Framework}.")),
        };
    }

    private static string Assembly(XElement element) =>
        element.Name == Namespace + "assembly"
            ? FileOf(element.Value.Trim())
            : throw new PluginRefusedException(
                Words.Of($"The manifest's line {Line(element)}: the element {element.Name.LocalName} is not known in target."));

    // A plugin names files of its own folder and nothing beyond it.
    private static string FileOf(string name) =>
        name.Length > 0 && name == Path.GetFileName(name) && !name.Contains('\\')
            ? name
            : throw new PluginRefusedException(
                Words.Of($"The manifest names the assembly \"{name}\"; a file name without folders was expected."));

    private static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;
}
