using System.Text;

namespace QualysPlugin.Api.Xml;

/// <summary>Finds the first host of a page whose beginning is the usual one.</summary>
internal static class PlainPageStart
{
    /// <summary>The beginning that Qualys writes has a few hundred bytes.</summary>
    private const int Longest = 4_096;

    private const string List = "<HOST_LIST>";
    private const string Host = "<HOST>";

    /// <summary>The position of the first host; negative when the page begins in any other way.</summary>
    public static int Find(byte[] page, int length)
    {
        var beginning = Encoding.ASCII.GetString(page, 0, Math.Min(length, Longest));
        var host = beginning.IndexOf(Host, StringComparison.Ordinal);
        if (host < 0)
            return -1;
        beginning = beginning.Substring(0, host);
        // A comment, a CDATA section or definitions of entities could hold what looks like a list.
        return beginning.TrimEnd(' ', '\t', '\r', '\n').EndsWith(List, StringComparison.Ordinal)
            && beginning.IndexOf("<!--", StringComparison.Ordinal) < 0
            && beginning.IndexOf('[') < 0
            ? host
            : -1;
    }
}
