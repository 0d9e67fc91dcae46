using System.Xml;
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
    public static List<ImportedAsset> Read(ArraySegment<byte> document)
    {
        var assets = new List<ImportedAsset>();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(document.Array!, document.Offset, document.Count, writable: false), ReaderSettings);
            reader.MoveToContent();
            if (reader.LocalName != "assets") throw new ImportRefusedException($"The root element is \"{reader.LocalName}\", \"assets\" was expected.");
            foreach (var child in Children(reader))
            {
                if (child != "asset") throw new ImportRefusedException($"The element \"{child}\" is not known in \"assets\".");
                var asset = ReadAsset(reader);
                ImportLimits.Check(asset);
                assets.Add(asset);
            }
        }
        catch (XmlException exception)
        {
            throw new ImportRefusedException($"The document is not well formed after {assets.Count} assets: {exception.Message}", exception);
        }

        ImportLimits.CheckIdentities(assets);
        return assets;
    }

    private static ImportedAsset ReadAsset(XmlReader reader)
    {
        var asset = new ImportedAsset();
        foreach (var element in Children(reader))
        {
            switch (element)
            {
                case "source": asset.Source = reader.ReadElementContentAsString(); break;
                case "id": asset.Id = reader.ReadElementContentAsString(); break;
                case "name": asset.Name = reader.ReadElementContentAsString(); asset.Present |= AssetFields.Name; break;
                case "type": asset.Type = reader.ReadElementContentAsString(); break;
                case "location": ReadLocation(reader, asset); break;
                case "attributes": ReadAttributes(reader, asset); break;
                default: ReadOptional(reader, element, asset); break;
            }
        }

        return asset;
    }

    private static void ReadOptional(XmlReader reader, string element, ImportedAsset asset)
    {
        var value = ValueOrNull(reader.ReadElementContentAsString());
        switch (element)
        {
            case "description": asset.Description = value; asset.Present |= AssetFields.Description; break;
            case "hostaddress": asset.HostAddress = value; asset.Present |= AssetFields.HostAddress; break;
            case "responsible": asset.Responsible = value; asset.Present |= AssetFields.Responsible; break;
            case "relevance":
                asset.Relevance = ImportLimits.Number(asset, element, value, 1, 5);
                asset.Present |= AssetFields.Relevance;
                break;
            case "analysisFrequency":
                asset.AnalysisFrequency = ImportLimits.Number(asset, element, value, 0, 1000);
                asset.Present |= AssetFields.AnalysisFrequency;
                break;
            case "criticality":
                asset.Criticality = ImportLimits.Number(asset, element, value, 0, 100);
                asset.Present |= AssetFields.Criticality;
                break;
            default: throw new ImportRefusedException($"The asset {asset}: the element \"{element}\" is not known.");
        }
    }

    private static void ReadLocation(XmlReader reader, ImportedAsset asset)
    {
        foreach (var element in Children(reader))
        {
            var value = ValueOrNull(reader.ReadElementContentAsString());
            switch (element)
            {
                case "latitude":
                    asset.Latitude = ImportLimits.Degrees(asset, "location/latitude", value, 90);
                    asset.Present |= AssetFields.Latitude;
                    break;
                case "longitude":
                    asset.Longitude = ImportLimits.Degrees(asset, "location/longitude", value, 180);
                    asset.Present |= AssetFields.Longitude;
                    break;
                case "description": asset.Location = value; asset.Present |= AssetFields.Location; break;
                default: throw new ImportRefusedException($"The asset {asset}: the element \"location/{element}\" is not known.");
            }
        }
    }

    private static void ReadAttributes(XmlReader reader, ImportedAsset asset)
    {
        foreach (var element in Children(reader))
        {
            if (element != "attribute") throw new ImportRefusedException($"The asset {asset}: the element \"attributes/{element}\" is not known.");
            var name = reader.GetAttribute("name")
                ?? throw new ImportRefusedException($"The asset {asset}: an attribute has no name.");
            var value = ValueOrNull(reader.ReadElementContentAsString());
            switch (name)
            {
                case Contracts.AssetAttributes.DnsName: asset.DnsName = value; asset.Present |= AssetFields.DnsName; break;
                case Contracts.AssetAttributes.NetBiosName: asset.NetBiosName = value; asset.Present |= AssetFields.NetBiosName; break;
                case Contracts.AssetAttributes.IpAddress: asset.IpAddress = value; asset.Present |= AssetFields.IpAddress; break;
                case Contracts.AssetAttributes.OperatingSystem:
                    asset.OperatingSystem = value;
                    asset.Present |= AssetFields.OperatingSystem;
                    break;
                default: asset.AddCustomValue(name, value); break;
            }
        }
    }

    /// <summary>The names of the child elements; the caller consumes each before it asks for the next.</summary>
    private static IEnumerable<string> Children(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            yield break;
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType != XmlNodeType.Element)
                throw new ImportRefusedException($"Text stands where an element was expected: \"{reader.Value}\".");
            yield return reader.LocalName;
        }

        reader.Read();
    }

    private static string? ValueOrNull(string text) => text.Length == 0 ? null : text;
}
