using QualysPlugin.Api.Http;

namespace QualysPlugin.Api.Xml;

/// <summary>Looks at the bytes of a text one after the other: whether they are plain, and whether they need cleaning.</summary>
internal struct TextScan
{
    private bool _hasOther;
    private bool _hasFolds;

    /// <summary>Takes in a byte; false when no plain text holds it.</summary>
    public bool Take(byte[] bytes, int position)
    {
        var current = bytes[position];
        if (current > ' ' && current < 0x80)
            return true;
        if (current == ' ')
        {
            _hasFolds |= bytes[position + 1] == ' ';
            return true;
        }

        if (current < ' ')
        {
            _hasFolds = true;
            return current is (byte)'\n' or (byte)'\r' or (byte)'\t';
        }

        _hasOther = true;
        // The last two characters of the plane are none in XML; a reader decides about them.
        return current != 0xEF || bytes[position + 1] != 0xBF;
    }

    /// <summary>The text, its blanks at the end cut off.</summary>
    /// <exception cref="System.Text.DecoderFallbackException">It is not UTF-8.</exception>
    public readonly PlainText End(byte[] bytes, int start, int end)
    {
        while (end > start && bytes[end - 1] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            end--;
        if (_hasOther)
            _ = QualysXml.StrictUtf8.GetCharCount(bytes, start, end - start);
        return new PlainText(start, end - start, _hasFolds || _hasOther);
    }
}
