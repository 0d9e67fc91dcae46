using System.Xml;

namespace QualysPlugin.Api.Http;

/// <summary>Reads the text of leaf elements through one buffer, so that an oversized value is never built.</summary>
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
            if (reader.NodeType is not (
                XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                throw new XmlException($"{name} holds {reader.NodeType} \"{reader.Name}\" where text belongs.");
            int count;
            while ((count = reader.ReadValueChunk(_buffer, length, MaxLength - length)) > 0)
            {
                length += count;
                if (length == MaxLength)
                    throw new XmlException($"{name} is longer than {MaxLength} characters.");
            }
        }

        reader.Read();
        return length == 0 ? null : QualysXml.Clean(new string(_buffer, 0, length));
    }

    /// <summary>Reads the element that the reader stands on, and moves past it, whatever it holds.</summary>
    /// <returns>The cleaned text; null when blank, when the element has children, or when its text is too long.</returns>
    public string? ReadIfPlain(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return null;
        }

        var (depth, length, isPlain) = (reader.Depth, 0, true);
        while (reader.Read() && reader.Depth > depth)
        {
            isPlain &= reader.NodeType is
                XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;
            int count;
            while (isPlain && length < MaxLength && (count = reader.ReadValueChunk(_buffer, length, MaxLength - length)) > 0)
                length += count;
        }

        reader.Read();
        return isPlain && length is > 0 and < MaxLength ? QualysXml.Clean(new string(_buffer, 0, length)) : null;
    }
}
