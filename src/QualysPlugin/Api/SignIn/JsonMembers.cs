using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace QualysPlugin.Api.SignIn;

/// <summary>The texts and numbers of one small JSON object. Nested objects and lists are passed over.</summary>
internal sealed class JsonMembers
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private JsonMembers()
    {
    }

    /// <summary>Reads an object; null when the text is none.</summary>
    /// <param name="json">The text, without blanks around it, and of a size that the caller has limited.</param>
    public static JsonMembers? Read(string json)
    {
        // The reader below does not mind an object that is not closed.
        if (!json.StartsWith("{", StringComparison.Ordinal) || !json.EndsWith("}", StringComparison.Ordinal))
            return null;
        var bytes = Encoding.UTF8.GetBytes(json);
        var quotas = new XmlDictionaryReaderQuotas
        {
            MaxDepth = 16, MaxStringContentLength = bytes.Length, MaxArrayLength = bytes.Length, MaxNameTableCharCount = 16_384,
        };
        try
        {
            // .NET Framework has this reader too, without a package: it shows JSON as XML.
            using var reader = JsonReaderWriterFactory.CreateJsonReader(bytes, quotas);
            return ReadObject(reader);
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The value of a member, whatever the case of its name; null when there is none.</summary>
    public string? Find(string name) => _values.TryGetValue(name, out var value) ? value : null;

    private static JsonMembers? ReadObject(XmlReader reader)
    {
        var members = new JsonMembers();
        reader.MoveToContent();
        reader.Read();
        while (reader.NodeType == XmlNodeType.Element)
        {
            // A name that XML does not allow is in an attribute.
            var name = reader.GetAttribute("item") ?? reader.LocalName;
            if (reader.GetAttribute("type") is "string" or "number")
                members._values[name] = reader.ReadElementContentAsString();
            else
                reader.Skip();
        }

        // An object that is not closed, or that something follows, is malformed.
        return reader.NodeType == XmlNodeType.EndElement && !reader.Read() ? members : null;
    }
}
