using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;
using QualysPlugin.Texts;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// Reads a page that is not flawless host by host, so that one malformed host costs one host (R27). The page is cut at its
/// <c>HOST</c> tags, CDATA and comments respected, and each part is read for itself.
/// </summary>
internal sealed class DamagedPageReader(Action<string>? onNotice)
{
    private const string Start = "<HOST";
    private const string End = "</HOST";

    private static readonly Regex IdPattern = new(
        @"<ID>\s*(?:<!\[CDATA\[)?\s*(\d{1,18})\s*(?:\]\]>)?\s*</ID>", RegexOptions.CultureInvariant);
    private static readonly Regex WarningPattern = new(
        @"<WARNING>(.*?)(?:</WARNING>|\z)", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private readonly List<HostRecord> _hosts = [];
    private readonly List<RejectedHost> _rejected = [];

    public HostPage Read(ReceivedBody body)
    {
        body.Position = 0;
        var text = QualysXml.OpenText(body, Encoding.UTF8).ReadToEnd();
        var position = NextTag(text, 0, Start);
        var afterHosts = 0;
        while (position >= 0)
        {
            var inside = AfterTag(text, position);
            var nextStart = NextTag(text, inside, Start);
            afterHosts = IsEmptyElement(text, inside) ? inside : FindEnd(text, position, inside, nextStart);
            ReadHost(text.Substring(position, afterHosts - position));
            position = nextStart;
        }

        return new HostPage(_hosts, _rejected, FindNext(text, afterHosts));
    }

    private void ReadHost(string fragment)
    {
        try
        {
            using var reader = QualysXml.OpenFragment(fragment);
            reader.MoveToContent();
            if (HostElement.Read(reader, out var problem) is not { } record)
                Reject(problem!, fragment);
            else if (record.HoldsReplacedBytes)
                Reject(Words.Of($"The host holds bytes that are not UTF-8."), fragment);
            else
                _hosts.Add(record);
        }
        catch (XmlException exception)
        {
            Reject(Words.Of($"The host is malformed: {exception.Message}"), fragment);
        }
    }

    private void Reject(string reason, string fragment)
    {
        var match = IdPattern.Match(fragment);
        long? id = match.Success && long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number and > 0 ? number : null;
        _rejected.Add(RejectedHost.Create(id, reason, fragment));
    }

    private NextPage? FindNext(string text, int start)
    {
        NextPage? next = null;
        for (var match = WarningPattern.Match(text, start); match.Success; match = match.NextMatch())
        {
            var parts = match.Groups[1].Value;
            var warning = PageWarning.Of(Part(parts, "CODE"), Part(parts, "TEXT"), Part(parts, "URL"));
            if (warning.Notice is { } notice)
                onNotice?.Invoke(notice);
            else
                next = warning.Next ?? next ?? new NextPage((long?)null);
        }

        return next;
    }

    private static string? Part(string text, string element)
    {
        var match = Regex.Match(text, $"<{element}>(.*?)</{element}>", RegexOptions.CultureInvariant | RegexOptions.Singleline);
        return match.Success
            ? CleanText.Of(match.Groups[1].Value.Replace("<![CDATA[", "").Replace("]]>", "").Replace("&amp;", "&"))
            : null;
    }

    private static bool IsEmptyElement(string text, int afterTag) => text[afterTag - 2] == '/';

    private static int FindEnd(string text, int position, int inside, int nextStart)
    {
        var end = NextTag(text, inside, End);
        var isClosed = end >= 0 && (nextStart < 0 || end < nextStart);
        return isClosed ? AfterTag(text, end) : nextStart >= 0 ? nextStart : EndOfUnclosed(text, position);
    }

    private static int AfterTag(string text, int tag)
    {
        var close = text.IndexOf('>', tag);
        return close < 0 ? text.Length : close + 1;
    }

    private static int EndOfUnclosed(string text, int position)
    {
        var end = text.IndexOf("</HOST_LIST>", position, StringComparison.Ordinal);
        return end >= 0 ? end : text.Length;
    }

    /// <summary>Finds a tag outside of CDATA and comments; attributes and white space inside the tag do not hide it.</summary>
    private static int NextTag(string text, int start, string tag)
    {
        while (true)
        {
            var found = text.IndexOf(tag, start, StringComparison.Ordinal);
            if (found < 0)
                return -1;
            var hiding = EndOfHiding(text, start, found);
            if (hiding >= 0)
                start = hiding;
            else if (IsWholeName(text, found + tag.Length))
                return found;
            else
                start = found + tag.Length;
        }
    }

    private static bool IsWholeName(string text, int afterName) =>
        afterName < text.Length && (text[afterName] is '>' or '/' || char.IsWhiteSpace(text[afterName]));

    /// <summary>Where the CDATA section or comment ends that begins before <paramref name="found"/> and covers it; else -1.</summary>
    private static int EndOfHiding(string text, int start, int found)
    {
        while (start < found)
        {
            var cdata = text.IndexOf("<![CDATA[", start, found - start, StringComparison.Ordinal);
            var comment = text.IndexOf("<!--", start, found - start, StringComparison.Ordinal);
            if (cdata < 0 && comment < 0)
                return -1;
            var isCdata = comment < 0 || (cdata >= 0 && cdata < comment);
            var close = isCdata ? "]]>" : "-->";
            var end = text.IndexOf(close, isCdata ? cdata : comment, StringComparison.Ordinal);
            if (end < 0)
                return -1;
            start = end + close.Length;
            if (start > found)
                return start;
        }

        return -1;
    }
}
