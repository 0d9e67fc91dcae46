using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QualysSimulator.Recorded;

/// <summary>
/// A folder of recorded XML: <c>host-list/*.xml</c> are the pages in the order of their names, <c>asset-groups.xml</c>,
/// <c>reports.xml</c>, <c>reports/ID.xml</c>. Pages may be malformed on purpose, so they are read as text.
/// </summary>
internal sealed class RecordedResponses(string folder)
{
    private static readonly Regex UrlPattern = new(
        @"(<WARNING>.*?<URL>).*?(</URL>)", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    /// <summary>The recorded asset groups.</summary>
    public RecordedGroups Groups { get; } = RecordedGroups.Read(Path.Combine(folder, "asset-groups.xml"));

    /// <summary>A recorded file, or null.</summary>
    public byte[]? File(string name)
    {
        var path = Path.Combine(folder, name);
        return System.IO.File.Exists(path) ? System.IO.File.ReadAllBytes(path) : null;
    }

    /// <summary>The pages. They are read again each time, so that a test may change them.</summary>
    public IReadOnlyList<RecordedPage> Pages()
    {
        var directory = Path.Combine(folder, "host-list");
        if (!Directory.Exists(directory))
            return [];
        var files = Directory.GetFiles(directory, "*.xml").Order(StringComparer.Ordinal);
        return [.. files.Select(path => new RecordedPage(System.IO.File.ReadAllBytes(path)))];
    }

    /// <summary>
    /// The page for a request with no filter but <c>id_min</c>: the first page that reaches this ID, as recorded
    /// except for the URL in its warning, which points to the next page.
    /// </summary>
    public (byte[] Bytes, long? Next) Page(long idMin)
    {
        var pages = Pages();
        if (pages.Count == 0)
            return (Empty(), null);
        var index = 0;
        while (index < pages.Count - 1 && !(pages[index].MaxId >= idMin))
            index++;
        var page = pages[index];
        long? next = index + 1 < pages.Count ? pages[index + 1].FirstId ?? (page.MaxId ?? idMin) + 1 : null;
        if (pages.Count == 1 && page.MaxId < idMin)
            return (Empty(), null);
        var bytes = idMin > page.FirstId
            ? Document(page.Hosts.Where(host => host.Id is null || host.Id >= idMin), next)
            : WithNext(page, next);
        return (bytes, next);
    }

    /// <summary>A page with the given hosts.</summary>
    public static byte[] Document(IEnumerable<RecordedHost> hosts, long? next)
    {
        var text = new StringBuilder(Head).Append("<HOST_LIST>\n");
        foreach (var host in hosts)
            text.Append(host.Text).Append('\n');
        text.Append("</HOST_LIST>\n");
        if (next is not null)
            text.Append(Warning(next.Value));
        return Encoding.UTF8.GetBytes(text.Append(Tail).ToString());
    }

    public static byte[] Empty() => Encoding.UTF8.GetBytes(Head + Tail);

    private const string Head = """
        <?xml version="1.0" encoding="UTF-8" ?>
        <!DOCTYPE HOST_LIST_OUTPUT SYSTEM "https://qualysapi.example.test/api/2.0/fo/asset/host/host_list_output.dtd">
        <HOST_LIST_OUTPUT>
        <RESPONSE>
        <DATETIME>2026-11-20T09:50:46Z</DATETIME>

        """;

    private const string Tail = "</RESPONSE>\n</HOST_LIST_OUTPUT>\n";

    private static string Warning(long next) =>
        "<WARNING>\n<CODE>1980</CODE>\n<TEXT>Record limit exceeded. Use URL to get next batch of results.</TEXT>\n"
        + $"<URL><![CDATA[{NextUrl(next)}]]></URL>\n</WARNING>\n";

    private static string NextUrl(long next) =>
        $"https://qualysapi.p01.eng.example.test/api/2.0/fo/asset/host/?action=list&id_min={next.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Points the page to the next one; a recorded page may have no warning, or one with an outdated URL.</summary>
    private static byte[] WithNext(RecordedPage page, long? next)
    {
        if (UrlPattern.IsMatch(page.Text))
        {
            var target = next is null ? null : $"$1<![CDATA[{NextUrl(next.Value)}]]>$2";
            return target is null ? page.Bytes : Encoding.UTF8.GetBytes(UrlPattern.Replace(page.Text, target, 1));
        }

        if (next is null || !page.Text.Contains("</RESPONSE>", StringComparison.Ordinal))
            return page.Bytes;
        var end = page.Text.LastIndexOf("</RESPONSE>", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(page.Text.Insert(end, Warning(next.Value)));
    }
}
