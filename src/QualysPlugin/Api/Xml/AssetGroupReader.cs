using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Paging;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads a page of the asset group list (<c>ASSET_GROUP_LIST_OUTPUT</c>).</summary>
internal sealed class AssetGroupReader
{
    private const string RootElement = "ASSET_GROUP_LIST_OUTPUT";

    private readonly XmlText _text = new();

    /// <summary>Adds the groups of a page to a list.</summary>
    /// <returns>Where the next page begins; null on the last page.</returns>
    /// <exception cref="QualysApiException">The page is cut off, malformed, or something else than an asset group list.</exception>
    public NextPage? Read(ApiRequest request, ApiResponse answer, ICollection<AssetGroup> groups)
    {
        NextPage? next = null;
        try
        {
            using var reader = QualysXml.Open(answer.Body);
            QualysXml.MoveToRoot(reader, request, RootElement);
            while (!reader.EOF)
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    reader.Read();
                    continue;
                }

                switch (reader.Name)
                {
                    case "ASSET_GROUP": ReadGroup(reader, groups); break;
                    case RootElement or "RESPONSE" or "ASSET_GROUP_LIST": reader.Read(); break;
                    case TruncationWarning.Element: next = TruncationWarning.Read(reader) ?? next; break;
                    default: QualysXml.Skip(reader); break;
                }
            }
        }
        catch (Exception exception) when (exception is XmlException or System.Text.DecoderFallbackException)
        {
            throw new QualysApiException(ApiFault.Transient, request.Name, $"the answer is cut off or malformed ({exception.Message}).", $"Try again later.", exception);
        }

        return next;
    }

    private void ReadGroup(XmlReader reader, ICollection<AssetGroup> groups)
    {
        string? id = null, title = null;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "ID")
                id = _text.Read(reader);
            else if (reader.NodeType == XmlNodeType.Element && reader.Name == "TITLE")
                title = _text.Read(reader);
            else
                QualysXml.Skip(reader);
        }

        reader.Read();
        if (id is not null && title is not null)
            groups.Add(new AssetGroup(id, title));
    }
}
