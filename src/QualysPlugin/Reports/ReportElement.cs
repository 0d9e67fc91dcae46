using System.Xml;

namespace QualysPlugin.Reports;

/// <summary>Walks over the children of an element.</summary>
internal static class ReportElement
{
    /// <summary>
    /// The names of the child elements of the element that the reader stands on; it has moved past the element at the end.
    /// The caller consumes each child before it asks for the next.
    /// </summary>
    public static IEnumerable<string> Children(XmlReader reader)
    {
        var depth = reader.Depth;
        var isEmpty = reader.IsEmptyElement;
        reader.Read();
        if (isEmpty)
            yield break;
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return reader.Name;
            else
                reader.Read();
        }

        reader.Read();
    }
}
