using System.Xml;

namespace QualysPlugin.Api.Markup;

/// <summary>
/// Reads the text of leaf elements of a document of any length through one buffer, so that an oversized value is never built.
/// </summary>
internal sealed class ElementText
{
    /// <summary>The longest value that is taken, in characters; no field of a host comes near.</summary>
    public const int MaxLength = 8_192;

    private readonly char[] _buffer = new char[MaxLength];

    /// <summary>Reads the element that the reader stands on, and moves past it.</summary>
    /// <returns>The cleaned text; null when blank.</returns>
    /// <exception cref="XmlException">The element has children, or its text is longer than <see cref="MaxLength"/>.</exception>
    public string? Read(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return null;
        }

        var name = reader.Name;
        var length = 0;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (!IsText(reader.NodeType))
                throw NotText(name, reader);
            int count;
            while ((count = reader.ReadValueChunk(_buffer, length, MaxLength - length)) > 0)
            {
                length += count;
                if (length == MaxLength)
                    throw TooLong(name);
            }
        }

        reader.Read();
        return length == 0 ? null : CleanText.Of(new string(_buffer, 0, length));
    }

    /// <summary>Whether a node is a piece of text.</summary>
    public static bool IsText(XmlNodeType node) =>
        node is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    /// <summary>An element holds something else than text.</summary>
    public static XmlException NotText(string element, XmlReader reader) =>
        new($"{element} holds {reader.NodeType} \"{reader.Name}\" where text belongs.");

    /// <summary>An element holds too much text.</summary>
    public static XmlException TooLong(string element) => new($"{element} is longer than {MaxLength} characters.");
}
