using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads a page of the asset group list (<c>ASSET_GROUP_LIST_OUTPUT</c>).</summary>
/// <param name="onNotice">Takes the warnings that are not about the next page; null: nobody.</param>
internal sealed class AssetGroupReader(Action<string>? onNotice = null)
{
    private const string RootElement = "ASSET_GROUP_LIST_OUTPUT";

    /// <summary>Adds the groups of a page to a list.</summary>
    /// <returns>Where the next page begins; null on the last page.</returns>
    /// <exception cref="QualysApiException">The page is cut off, malformed, or something else than an asset group list.</exception>
    public NextPage? Read(ApiRequest request, ApiResponse answer, ICollection<AssetGroup> groups)
    {
        NextPage? next = null;
        var errors = new ErrorReader();
        var before = groups.Count;
        try
        {
            using var reader = QualysXml.Open(answer.Body);
            QualysXml.MoveToRoot(reader, request, RootElement);
            foreach (var name in QualysXml.Elements(reader))
            {
                switch (name)
                {
                    case "ASSET_GROUP": ReadGroup(reader, groups); break;
                    case "RESPONSE": errors.EnterResponse(reader); break;
                    case RootElement or "ASSET_GROUP_LIST": reader.Read(); break;
                    case PageWarning.Element: PageWarning.Read(reader, ref next, onNotice); break;
                    default: errors.ReadOrSkip(reader); break;
                }
            }

            errors.ThrowIfFound(request, answer, groups.Count > before);
        }
        catch (Exception exception) when (exception is XmlException or System.Text.DecoderFallbackException)
        {
            throw new QualysApiException(
                ApiFault.Transient, request.Name, $"the answer is cut off or malformed ({exception.Message}).", $"Try again later.",
                exception);
        }

        return next;
    }

    private static void ReadGroup(XmlReader reader, ICollection<AssetGroup> groups)
    {
        string? id = null, title = null;
        foreach (var child in QualysXml.Children(reader))
        {
            if (child == "ID")
                id = HeldText.Read(reader);
            else if (child == "TITLE")
                title = HeldText.Read(reader);
            else
                QualysXml.Skip(reader);
        }

        if (id is not null && title is not null)
            groups.Add(new AssetGroup(id, title));
    }
}
