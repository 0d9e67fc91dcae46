using System.Xml;
using QualysPlugin.Api.Paging;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads the <c>WARNING</c> that says that there is a next page.</summary>
internal static class TruncationWarning
{
    public const string Element = "WARNING";

    /// <summary>Reads the element that the reader stands on, and moves past it; null when it is no truncation warning.</summary>
    public static NextPage? Read(XmlReader reader)
    {
        string? code = null, url = null;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return null;
        }

        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name == "CODE")
                code = reader.ReadElementContentAsString().Trim();
            else if (reader.NodeType == XmlNodeType.Element && reader.Name == "URL")
                url = reader.ReadElementContentAsString().Trim();
            else
                QualysXml.Skip(reader);
        }

        reader.Read();
        if (!string.IsNullOrEmpty(url))
            return NextPage.FromUrl(url!);
        return code == "1980" ? new NextPage((long?)null) : null;
    }
}
