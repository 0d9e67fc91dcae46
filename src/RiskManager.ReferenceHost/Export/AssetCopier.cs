using System.Xml;
using System.Xml.Schema;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>Copies assets out of import documents, and checks them against the schema of the import on the way.</summary>
internal static class AssetCopier
{
    private const string ResponsibleElement = "responsible";

    /// <summary>What stands behind <c>responsible</c> in the schema's order.</summary>
    private static readonly HashSet<string> AfterResponsible = ["criticality", "location", "attributes"];

    private static readonly Lazy<XmlSchemaSet> Schema = new(ReadSchema);

    /// <summary>Copies the assets of an import document one by one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="responsible">The person responsible for assets that name nobody; null: none is named.</param>
    /// <param name="writer">Takes the elements.</param>
    /// <returns>The identity of each asset, as soon as it was written.</returns>
    /// <exception cref="XmlException">The document is not well formed.</exception>
    /// <exception cref="XmlSchemaException">The document is not valid.</exception>
    public static IEnumerable<AssetKey> Copy(ArraySegment<byte> document, string? responsible, XmlWriter writer)
    {
        using var stream = new MemoryStream(document.Array!, document.Offset, document.Count, writable: false);
        using var reader = XmlReader.Create(stream, ReaderSettings());
        reader.MoveToContent();
        reader.Read();
        var key = new AssetKey("", "");
        while (reader.NodeType == XmlNodeType.Element) yield return key = CopyAsset(reader, writer, responsible, key.Source);
    }

    private static AssetKey CopyAsset(XmlReader reader, XmlWriter writer, string? responsible, string lastSource)
    {
        var (source, id) = ("", "");
        writer.WriteStartElement("asset");
        reader.ReadStartElement();
        while (reader.NodeType == XmlNodeType.Element)
        {
            var name = reader.LocalName;
            if (responsible is not null && AfterResponsible.Contains(name))
            {
                writer.WriteElementString(ResponsibleElement, responsible);
                responsible = null;
            }

            switch (name)
            {
                case "source": writer.WriteElementString(name, source = reader.ReadElementContentAsString()); break;
                case "id": writer.WriteElementString(name, id = reader.ReadElementContentAsString()); break;
                default:
                    if (name == ResponsibleElement) responsible = null;
                    writer.WriteNode(reader, defattr: false);
                    break;
            }
        }

        if (responsible is not null) writer.WriteElementString(ResponsibleElement, responsible);
        writer.WriteEndElement();
        reader.ReadEndElement();

        // All assets of a document have the same source as a rule, and share one text then.
        return new AssetKey(source == lastSource ? lastSource : source, id);
    }

    private static XmlReaderSettings ReaderSettings()
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            ValidationType = ValidationType.Schema,
            ValidationFlags = XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints,
            Schemas = Schema.Value,
        };
        settings.ValidationEventHandler += (_, problem) => throw problem.Exception;
        return settings;
    }

    private static XmlSchemaSet ReadSchema()
    {
        using var stream = ContractSchemas.OpenAssetImport();
        using var reader = XmlReader.Create(stream);
        var schemas = new XmlSchemaSet();
        schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }
}
