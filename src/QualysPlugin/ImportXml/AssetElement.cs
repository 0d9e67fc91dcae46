using System.Xml.Serialization;

namespace QualysPlugin.ImportXml;

/// <summary>
/// One asset of the import XML in the host's own field names. An element that is left out leaves the value as it is; an
/// empty one clears it.
/// </summary>
public sealed class AssetElement
{
    /// <summary>Where the asset comes from, at most 100 characters.</summary>
    [XmlElement("source", Order = 0)]
    public string Source { get; set; } = "";

    /// <summary>Unique within the source.</summary>
    [XmlElement("id", Order = 1)]
    public string Id { get; set; } = "";

    /// <summary>1–400 characters.</summary>
    [XmlElement("name", Order = 2)]
    public string Name { get; set; } = "";

    /// <summary>Always <c>Technology</c>.</summary>
    [XmlElement("type", Order = 3)]
    public string Type { get; set; } = "Technology";

    /// <summary>At most 100 characters; null leaves the value as it is.</summary>
    [XmlElement("hostaddress", Order = 4)]
    public string? HostAddress { get; set; }

    /// <summary>The attributes that a scanner knows.</summary>
    [XmlArray("attributes", Order = 5)]
    [XmlArrayItem("attribute")]
    public List<AttributeElement> Attributes { get; } = [];
}
