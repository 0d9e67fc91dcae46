using System.Text;
using System.Xml;
using System.Xml.Linq;
using RiskManager.Contracts;
using RiskManager.ReferenceHost.Texts;

namespace RiskManager.ReferenceHost.Settings.Editing;

/// <summary>
/// The text of a <c>web.config</c> while it is edited: comments, unknown keys, white space, line ends and encoding stay as they are.
/// </summary>
internal sealed class WebConfigDocument
{
    private const string ConnectionName = "RiskManager";
    private const string DefaultIndent = "\n    ";

    private readonly XDocument _document;
    private readonly Encoding _encoding;
    private readonly string _lineEnd;

    private WebConfigDocument(XDocument document, Encoding encoding, string lineEnd) =>
        (_document, _encoding, _lineEnd) = (document, encoding, lineEnd);

    private XElement Root => _document.Root!;

    /// <exception cref="TaskSettingsException">The text is malformed.</exception>
    public static WebConfigDocument Parse(string path, byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        var text = reader.ReadToEnd();
        try
        {
            using var xml = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var document = XDocument.Load(xml, LoadOptions.PreserveWhitespace);
            var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            return new WebConfigDocument(document, EncodingOf(content, reader.CurrentEncoding), lineEnd);
        }
        catch (XmlException exception)
        {
            throw new TaskSettingsException(Words.Of($"{path} cannot be changed, because it is malformed: {exception.Message}"));
        }
    }

    /// <exception cref="TaskSettingsException">A section is encrypted, or kept in another file.</exception>
    public void Apply(WebConfigChanges changes)
    {
        foreach (var (key, value) in changes.Keys)
        {
            RequireXml(key, value);
            var section = Section("appSettings", create: value is not null);
            if (section is null) continue;
            Put(section, "key", key, value is null ? null : new XElement(
                section.Name.Namespace + "add", new XAttribute("key", key), new XAttribute("value", value)));
        }

        if (changes.Store is not { } store) return;
        RequireXml(ConnectionName, store.ConnectionString);
        var connections = Section("connectionStrings", create: true)!;
        Put(connections, "name", ConnectionName, new XElement(
            connections.Name.Namespace + "add", new XAttribute("name", ConnectionName),
            new XAttribute("connectionString", store.ConnectionString), new XAttribute("providerName", store.Provider)));
    }

    /// <exception cref="TaskSettingsException">XML cannot hold the value.</exception>
    private static void RequireXml(string key, string? value)
    {
        try
        {
            if (value is not null) XmlConvert.VerifyXmlChars(value);
        }
        catch (XmlException)
        {
            throw new TaskSettingsException(Words.Of($"{key}: the value holds a character that a file in XML cannot have. Remove it."));
        }
    }

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = _encoding,
            NewLineChars = _lineEnd,
            NewLineHandling = NewLineHandling.Replace,
            OmitXmlDeclaration = _document.Declaration is null,
        };
        using (var writer = XmlWriter.Create(bytes, settings)) _document.Save(writer);
        return bytes.ToArray();
    }

    /// <summary>With a byte order mark where the file has one.</summary>
    private static Encoding EncodingOf(byte[] content, Encoding encoding) =>
        encoding is UTF8Encoding ? new UTF8Encoding(content.AsSpan().StartsWith(Encoding.UTF8.Preamble)) : encoding;

    private XElement? Section(string name, bool create)
    {
        var section = Root.Elements().FirstOrDefault(element => element.Name.LocalName == name);
        if (section is null && create)
        {
            section = new XElement(Root.Name.Namespace + name, "\n  ");
            Root.Add("  ", section, "\n");
        }

        if (section is null) return null;
        if (section.Attribute("configProtectionProvider") is not null || section.Attribute("configSource") is not null
            || section.Elements().Any(element => element.Name.LocalName == "EncryptedData"))
        {
            throw new TaskSettingsException(Words.Of(
                $"The section {name} of web.config is encrypted or kept in another file. Change it there by hand."));
        }

        return section;
    }

    private static void Put(XElement section, string attribute, string name, XElement? entry)
    {
        var existing = section.Elements()
            .Where(element => element.Name.LocalName == "add"
                && string.Equals(element.Attribute(attribute)?.Value, name, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (entry is not null && existing.Count > 0)
        {
            existing[0].ReplaceAttributes(entry.Attributes());
            existing.RemoveAt(0);
        }
        else if (entry is not null) Insert(section, $"{attribute}=\"{name}\"", entry);

        foreach (var element in existing)
        {
            if (element.PreviousNode is XText space && string.IsNullOrWhiteSpace(space.Value)) space.Remove();
            element.Remove();
        }
    }

    /// <summary>Below the comment that explains the entry; else at the end of the section.</summary>
    private static void Insert(XElement section, string mark, XElement entry)
    {
        var nodes = section.Nodes().ToList();
        var explanation = nodes.LastOrDefault(
            node => node is XComment comment && comment.Value.Contains(mark, StringComparison.OrdinalIgnoreCase));
        var place = explanation ?? nodes.LastOrDefault(node => node is not XText);
        if (place is null) section.AddFirst(DefaultIndent, entry);
        else
        {
            var indent = place.PreviousNode is XText { Value: var space } && space.LastIndexOf('\n') is >= 0 and var at
                ? space[at..]
                : DefaultIndent;
            place.AddAfterSelf(indent, entry);
        }
    }
}
