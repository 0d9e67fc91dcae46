using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using RiskManager.Contracts;

namespace RiskManager.ReferenceHost.Export;

/// <summary>An asset of the export.</summary>
/// <param name="Key">Its identity.</param>
/// <param name="Element">Its element, as the schema of the import demands it.</param>
internal sealed record ExportedAsset(AssetKey Key, XElement Element)
{
    /// <summary>What stands behind <c>responsible</c> in the schema's order.</summary>
    private static readonly HashSet<string> AfterResponsible = ["criticality", "location", "attributes"];

    private static readonly Lazy<XmlSchemaSet> Schema = new(ReadSchema);

    /// <summary>Reads the assets of an import document and checks each against the schema.</summary>
    /// <param name="document">The document.</param>
    /// <param name="responsible">The person responsible for assets that name nobody; null: none is named.</param>
    /// <exception cref="XmlException">The document is not well formed.</exception>
    /// <exception cref="XmlSchemaException">The document is not valid.</exception>
    public static IEnumerable<ExportedAsset> Read(ArraySegment<byte> document, string? responsible)
    {
        using var stream = new MemoryStream(document.Array!, document.Offset, document.Count, writable: false);
        using var reader = XmlReader.Create(stream, ReaderSettings());
        reader.MoveToContent();
        reader.Read();
        var source = "";
        while (reader.NodeType == XmlNodeType.Element)
        {
            var element = (XElement)XNode.ReadFrom(reader);
            if (responsible is not null) AddResponsible(element, responsible);

            // All assets of a document have the same source as a rule, and share one text then.
            var found = element.Element("source")!.Value;
            if (found != source) source = found;
            yield return new ExportedAsset(new AssetKey(source, element.Element("id")!.Value), element);
        }
    }

    private static void AddResponsible(XElement asset, string responsible)
    {
        if (asset.Element("responsible") is not null) return;
        var added = new XElement("responsible", responsible);
        if (asset.Elements().FirstOrDefault(element => AfterResponsible.Contains(element.Name.LocalName)) is { } next)
            next.AddBeforeSelf(added);
        else
            asset.Add(added);
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
