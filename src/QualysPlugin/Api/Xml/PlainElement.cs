using System.Text;

namespace QualysPlugin.Api.Xml;

/// <summary>Reads one plain element: a tag without attributes, text without references or one CDATA section, the end tag.</summary>
internal sealed class PlainElement
{
    private static readonly byte[] CDataStart = Encoding.ASCII.GetBytes("<![CDATA[");

    /// <summary>The text of the element that was read last.</summary>
    public PlainText Text { get; private set; }

    /// <summary>Reads the element at a position.</summary>
    /// <param name="bytes">Ends with a zero byte.</param>
    /// <param name="position">Where the element begins.</param>
    /// <param name="stopped">Where it stops being plain.</param>
    /// <returns>The position after it; negative when it is not plain.</returns>
    /// <exception cref="DecoderFallbackException">Its text is not UTF-8.</exception>
    public int Read(byte[] bytes, int position, out int stopped)
    {
        Text = default;
        var nameStart = position + 1;
        var nameEnd = nameStart;
        if (bytes[nameStart] is not ((>= (byte)'A' and <= (byte)'Z') or (byte)'_'))
            return Stop(nameStart, out stopped);
        while (bytes[nameEnd] is (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (>= (byte)'0' and <= (byte)'9'))
            nameEnd++;
        if (bytes[nameEnd] == '/')
            return Step(bytes, nameEnd + 1, '>', out stopped);
        if (bytes[nameEnd] != '>')
            return Stop(nameEnd, out stopped);
        var at = SkipBlanks(bytes, nameEnd + 1);
        at = bytes[at] == '<' && bytes[at + 1] == '!' ? ReadCData(bytes, at, out stopped) : ReadText(bytes, at, out stopped);
        return at < 0 ? at : ReadEndTag(bytes, at, nameStart, nameEnd, out stopped);
    }

    /// <summary>Passes over an expected text; negative when something else stands there.</summary>
    public static int Skip(byte[] bytes, int position, byte[] expected, out int stopped)
    {
        for (var index = 0; index < expected.Length; index++)
        {
            if (bytes[position + index] != expected[index])
                return Stop(position + index, out stopped);
        }

        stopped = position + expected.Length;
        return stopped;
    }

    public static int SkipBlanks(byte[] bytes, int position)
    {
        while (bytes[position] is (byte)'\n' or (byte)' ' or (byte)'\r' or (byte)'\t')
            position++;
        return position;
    }

    private static int Stop(int position, out int stopped)
    {
        stopped = position;
        return -1;
    }

    private static int Step(byte[] bytes, int position, char expected, out int stopped)
    {
        stopped = bytes[position] == expected ? position + 1 : position;
        return bytes[position] == expected ? stopped : -1;
    }

    private static int ReadEndTag(byte[] bytes, int position, int nameStart, int nameEnd, out int stopped)
    {
        if (bytes[position] != '<')
            return Stop(position, out stopped);
        if (bytes[position + 1] != '/')
            return Stop(position + 1, out stopped);
        var at = position + 2;
        for (var name = nameStart; name < nameEnd; name++, at++)
        {
            if (bytes[at] != bytes[name])
                return Stop(at, out stopped);
        }

        return Step(bytes, at, '>', out stopped);
    }

    private int ReadText(byte[] bytes, int position, out int stopped)
    {
        var at = position;
        var scan = default(TextScan);
        while (bytes[at] != '<')
        {
            // A reference has to be resolved, and "]]>" must not stand in a text.
            if (bytes[at] is (byte)'&' or (byte)']' || !scan.Take(bytes, at))
                return Stop(at, out stopped);
            at++;
        }

        stopped = at;
        Text = scan.End(bytes, position, at);
        return at;
    }

    private int ReadCData(byte[] bytes, int position, out int stopped)
    {
        var start = Skip(bytes, position, CDataStart, out stopped);
        if (start < 0)
            return start;
        start = SkipBlanks(bytes, start);
        var at = start;
        var scan = default(TextScan);
        while (bytes[at] != ']' || bytes[at + 1] != ']' || bytes[at + 2] != '>')
        {
            if (!scan.Take(bytes, at))
                return Stop(at, out stopped);
            at++;
        }

        Text = scan.End(bytes, start, at);
        stopped = SkipBlanks(bytes, at + 3);
        return stopped;
    }
}
