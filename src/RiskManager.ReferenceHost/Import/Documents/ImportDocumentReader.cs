using System.Xml;
using RiskManager.ReferenceHost.Import.Columns;
using RiskManager.ReferenceHost.Store.Tables;

namespace RiskManager.ReferenceHost.Import.Documents;

/// <summary>Reads the import XML, asset by asset, and refuses what the host's import refuses.</summary>
internal static class ImportDocumentReader
{
    private static readonly XmlReaderSettings ReaderSettings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <exception cref="ImportRefusedException">The document is not well formed, not an import document, or breaks a limit.</exception>
    public static List<DocumentAsset> Read(ArraySegment<byte> document)
    {
        var assets = new List<DocumentAsset>();
        try
        {
            using var stream = new MemoryStream(document.Array!, document.Offset, document.Count, writable: false);
            using var reader = XmlReader.Create(stream, ReaderSettings);
            reader.MoveToContent();
            if (reader.LocalName != "assets")
                throw new ImportRefusedException($"The root element is \"{reader.LocalName}\", \"assets\" was expected.");
            for (var more = Enter(reader); more; more = IsAtChild(reader))
            {
                if (reader.LocalName != "asset")
                    throw new ImportRefusedException($"The element \"{reader.LocalName}\" is not known in \"assets\".");
                var asset = ReadAsset(reader);
                ImportLimits.Check(asset);
                assets.Add(asset);
            }
        }
        catch (XmlException exception)
        {
            throw new ImportRefusedException(
                $"The document is not well formed after {assets.Count} assets: {exception.Message}", exception);
        }

        ImportLimits.CheckIdentities(assets);
        return assets;
    }

    private static DocumentAsset ReadAsset(XmlReader reader)
    {
        var asset = new DocumentAsset();
        for (var more = Enter(reader); more; more = IsAtChild(reader))
        {
            switch (reader.LocalName)
            {
                case "source": asset.Source = Text(reader); break;
                case "id": asset.Row.ImportId = Text(reader); break;
                case "type": asset.Type = Text(reader); break;
                case "responsible":
                    asset.Responsible = ValueOrNull(Text(reader));
                    asset.Present |= AssetFields.Responsible;
                    break;
                case "location": ReadLocation(reader, asset); break;
                case "attributes": ReadAttributes(reader, asset); break;
                default: ReadField(asset, DocumentPart.Element, reader); break;
            }
        }

        return asset;
    }

    private static void ReadLocation(XmlReader reader, DocumentAsset asset)
    {
        for (var more = Enter(reader); more; more = IsAtChild(reader)) ReadField(asset, DocumentPart.Location, reader);
    }

    private static void ReadAttributes(XmlReader reader, DocumentAsset asset)
    {
        for (var more = Enter(reader); more; more = IsAtChild(reader))
        {
            if (reader.LocalName != "attribute") throw Unknown(asset, $"attributes/{reader.LocalName}");
            var name = reader.GetAttribute("name") ?? throw new ImportRefusedException($"The asset {asset}: an attribute has no name.");
            var text = Text(reader);
            if (AssetColumns.Find(DocumentPart.Attribute, name) is { } column) ReadField(asset, column, text);
            else asset.AddCustomValue(name, ValueOrNull(text));
        }
    }

    private static void ReadField(DocumentAsset asset, DocumentPart part, XmlReader reader)
    {
        var name = reader.LocalName;
        var column = AssetColumns.Find(part, name) ?? throw Unknown(asset, part == DocumentPart.Location ? $"location/{name}" : name);
        ReadField(asset, column, Text(reader));
    }

    private static void ReadField(DocumentAsset asset, AssetColumn column, string text)
    {
        var field = column.Field!;
        if (!field.TryRead(asset.Row, ValueOrNull(text)))
            throw new ImportRefusedException($"The asset {asset}: {field.Label} is \"{text}\", {field.Allowed} is allowed.");
        asset.Present |= column.Presence;
    }

    private static ImportRefusedException Unknown(DocumentAsset asset, string element) =>
        new($"The asset {asset}: the element \"{element}\" is not known.");

    /// <summary>Enters the element that the reader stands on; past it where it is empty.</summary>
    /// <returns>Whether the reader stands on its first child, which the caller consumes before it asks <see cref="IsAtChild"/>.</returns>
    private static bool Enter(XmlReader reader)
    {
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        return !isEmpty && IsAtChild(reader);
    }

    /// <summary>Whether the reader stands on a further child; at the end it moves past the parent.</summary>
    private static bool IsAtChild(XmlReader reader)
    {
        if (reader.NodeType == XmlNodeType.Element) return true;
        if (reader.NodeType != XmlNodeType.EndElement)
            throw new ImportRefusedException($"Text stands where an element was expected: \"{reader.Value}\".");
        reader.Read();
        return false;
    }

    /// <summary>
    /// The text of the element that the reader stands on; moves past it. Quicker than the reader's own way to read content.
    /// </summary>
    private static string Text(XmlReader reader)
    {
        var text = "";
        if (!reader.IsEmptyElement)
        {
            var name = reader.LocalName;
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
            {
                if (!reader.HasValue) throw new XmlException($"The element \"{name}\" holds the element \"{reader.LocalName}\", not text.");
                text = text.Length == 0 ? reader.Value : text + reader.Value;
            }
        }

        reader.Read();
        return text;
    }

    private static string? ValueOrNull(string text) => text.Length == 0 ? null : text;
}
