using System.Xml;

namespace QualysPlugin.Api.Markup;

/// <summary>Reads the text of leaf elements of an answer that is held in memory as a whole.</summary>
internal static class HeldText
{
    /// <summary>Reads the element that the reader stands on, and moves past it.</summary>
    /// <returns>The cleaned text; null when blank.</returns>
    /// <exception cref="XmlException">
    /// The element has children, or its text is longer than <see cref="ElementText.MaxLength"/>.
    /// </exception>
    public static string? Read(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return null;
        }

        var name = reader.Name;
        string? text = null;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (!ElementText.IsText(reader.NodeType))
                throw ElementText.NotText(name, reader);
            text = text is null ? reader.Value : text + reader.Value;
            if (text.Length >= ElementText.MaxLength)
                throw ElementText.TooLong(name);
        }

        reader.Read();
        return text is null ? null : CleanText.Of(text);
    }

    /// <summary>Reads the element that the reader stands on, and moves past it, whatever it holds.</summary>
    /// <returns>The cleaned text; null when blank, when the element has children, or when its text is too long.</returns>
    public static string? ReadIfPlain(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return null;
        }

        var depth = reader.Depth;
        var isPlain = true;
        string? text = null;
        while (reader.Read() && reader.Depth > depth)
        {
            isPlain = isPlain && ElementText.IsText(reader.NodeType) && (text?.Length ?? 0) < ElementText.MaxLength;
            if (isPlain)
                text = text is null ? reader.Value : text + reader.Value;
        }

        reader.Read();
        return isPlain && text is { Length: < ElementText.MaxLength } ? CleanText.Of(text) : null;
    }
}
