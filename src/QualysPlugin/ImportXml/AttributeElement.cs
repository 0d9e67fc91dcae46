using System.Xml.Serialization;

namespace QualysPlugin.ImportXml;

/// <summary>An attribute of an asset in the import XML.</summary>
public sealed class AttributeElement
{
    /// <summary>The attribute's name in the host.</summary>
    [XmlAttribute("name")]
    public string Name { get; set; } = "";

    /// <summary>The value; empty clears it.</summary>
    [XmlText]
    public string Value { get; set; } = "";
}
