using System.Xml.Serialization;

namespace QualysPlugin.ImportXml;

/// <summary>The import XML (R18), as <c>asset-import.xsd</c> describes it. Public because XmlSerializer demands it.</summary>
[XmlRoot("assets")]
public sealed class AssetImportDocument
{
    /// <summary>The assets, each identity once.</summary>
    [XmlElement("asset")]
    public List<AssetElement> Assets { get; } = [];
}
