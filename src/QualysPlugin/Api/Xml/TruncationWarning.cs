using System.Xml;
using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads the <c>WARNING</c> that says that there is a next page.</summary>
internal static class TruncationWarning
{
    public const string Element = "WARNING";

    /// <summary>Reads the element that the reader stands on, and moves past it; null when it is another warning.</summary>
    public static NextPage? Read(XmlReader reader)
    {
        string? code = null, url = null;
        foreach (var child in QualysXml.Children(reader))
        {
            if (child == "CODE")
                code = reader.ReadElementContentAsString().Trim();
            else if (child == "URL")
                url = reader.ReadElementContentAsString().Trim();
            else
                QualysXml.Skip(reader);
        }

        if (!string.IsNullOrEmpty(url))
            return NextPage.FromUrl(url!);
        return code == "1980" ? new NextPage((long?)null) : null;
    }
}
