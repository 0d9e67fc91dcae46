using System.Text;
using System.Xml;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Api.Http;

/// <summary>How every answer of Qualys is read: as UTF-8, DTD never processed, nothing fetched, limits on characters.</summary>
internal static class QualysXml
{
    /// <summary>The host list of Qualys needs 8.</summary>
    private const int MaxDepth = 64;

    private const int BufferSize = 32 * 1024;

    private const long NoLimit = 0;

    public static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Opens a body. Qualys writes UTF-8 whatever a declaration says, so a wrong declaration does no harm and bytes that
    /// are not UTF-8 are an error.
    /// </summary>
    /// <exception cref="DecoderFallbackException">While reading: bytes that are not UTF-8.</exception>
    public static XmlReader Open(Stream body) => Open(body, StrictUtf8);

    /// <summary>Opens a body to look at its beginning; bytes that are not UTF-8 are replaced.</summary>
    public static XmlReader OpenLeniently(Stream body) => Open(body, Encoding.UTF8);

    /// <summary>
    /// Opens a document of any length while it arrives. Bytes that are not UTF-8 are replaced by U+FFFD: a scanner's raw
    /// findings may hold any, and must not cost the values beside them.
    /// </summary>
    public static XmlReader OpenStreaming(Stream body) =>
        XmlReader.Create(OpenText(body, Encoding.UTF8), Settings(ConformanceLevel.Document, NoLimit));

    /// <summary>The text of a body, without what XML forbids.</summary>
    public static TextReader OpenText(Stream body, Encoding encoding) =>
        new LenientText(new StreamReader(body, encoding, detectEncodingFromByteOrderMarks: true, BufferSize, leaveOpen: true));

    /// <summary>Opens a part of a body that was cut out as text.</summary>
    public static XmlReader OpenFragment(string fragment) =>
        XmlReader.Create(new StringReader(fragment), Settings(ConformanceLevel.Fragment, Math.Max(1, fragment.Length)));

    /// <summary>
    /// Moves to the document element, which has to be the one that was asked for: an empty list proves nothing unless it is one.
    /// </summary>
    /// <exception cref="QualysApiException">It is another one, which may be an error.</exception>
    /// <exception cref="XmlException">There is no document element.</exception>
    public static void MoveToRoot(XmlReader reader, ApiRequest request, string expected)
    {
        reader.MoveToContent();
        if (reader.Name != expected)
            throw ResponseCheck.FromOtherDocument(request.Name, reader, expected);
    }

    /// <summary>Moves to the document element, whichever it is.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool TryMoveToRoot(XmlReader reader)
    {
        try
        {
            return reader.MoveToContent() == XmlNodeType.Element;
        }
        catch (XmlException)
        {
            // What comes before it is malformed: that is the answer.
            return false;
        }
    }

    /// <summary>Skips the element that the reader stands on.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <param name="onNode">Called for every node that is skipped.</param>
    /// <exception cref="XmlException">It is nested deeper than anything that Qualys writes.</exception>
    public static void Skip(XmlReader reader, Action? onNode = null)
    {
        if (reader.NodeType != XmlNodeType.Element || reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            onNode?.Invoke();
            if (reader.Depth > MaxDepth)
                throw new XmlException($"Elements are nested deeper than {MaxDepth} levels.");
        }

        reader.Read();
    }

    /// <summary>
    /// The names of the elements from where the reader stands to the end of the document. The caller reads, enters or skips each
    /// element before it asks for the next.
    /// </summary>
    public static ElementNames Elements(XmlReader reader) => ElementNames.ToEnd(reader);

    /// <summary>
    /// The names of the child elements of the element that the reader stands on; at the end the reader has moved past the element.
    /// The caller reads or skips each child before it asks for the next.
    /// </summary>
    /// <exception cref="XmlException">While asking for the next: the element is not closed.</exception>
    public static ElementNames Children(XmlReader reader) => ElementNames.OfChildren(reader);

    /// <summary>
    /// Goes to the first byte that is no white space and no mark of UTF-8: blank lines before the declaration make no answer
    /// unreadable, although XML forbids them. A mark would have the decoder replace bytes that are not UTF-8.
    /// </summary>
    /// <returns>Whether there is one.</returns>
    public static bool SkipBlanks(Stream body)
    {
        body.Position = 0;
        int first;
        while ((first = body.ReadByte()) is ' ' or '\t' or '\r' or '\n' or 0xEF)
        {
            if (first == 0xEF && (body.ReadByte(), body.ReadByte()) != (0xBB, 0xBF))
            {
                body.Position = Math.Max(0, body.Position - 3);
                return true;
            }
        }

        if (first >= 0)
            body.Position--;
        return first >= 0;
    }

    private static XmlReader Open(Stream body, Encoding encoding)
    {
        SkipBlanks(body);
        return XmlReader.Create(OpenText(body, encoding), Settings(ConformanceLevel.Document, Math.Max(1, body.Length)));
    }

    private static XmlReaderSettings Settings(ConformanceLevel level, long length) => new()
    {
        ConformanceLevel = level,
        DtdProcessing = level == ConformanceLevel.Document ? DtdProcessing.Ignore : DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = length,
        MaxCharactersFromEntities = 1_024,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };
}
