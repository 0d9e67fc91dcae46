using System.Text;
using System.Xml;
using QualysPlugin.Api.Http;
using QualysPlugin.Api.Markup;

namespace QualysPlugin.Api.Xml;

/// <summary>
/// A <c>WARNING</c> of a list. It says that there is a next page if its code is 1980 or its URL has an <c>id_min</c>; any other says
/// something else.
/// </summary>
/// <param name="Next">Where the next page begins; null when the warning is about something else.</param>
/// <param name="Notice">What it says; null when it is about the next page, or blank.</param>
internal sealed record PageWarning(NextPage? Next, string? Notice)
{
    public const string Element = "WARNING";
    private const string Truncated = "1980";

    /// <summary>The longest text that is passed on, in characters.</summary>
    private const int MaxLength = 1_000;

    /// <summary>Reads the element that the reader stands on, and moves past it.</summary>
    public static PageWarning Read(XmlReader reader)
    {
        string? code = null, text = null, url = null;
        foreach (var child in QualysXml.Children(reader))
        {
            switch (child)
            {
                case "CODE": code = CleanText.Of(reader.ReadElementContentAsString()); break;
                case "TEXT": text = CleanText.Of(reader.ReadElementContentAsString()); break;
                case "URL": url = CleanText.Of(reader.ReadElementContentAsString()); break;
                default: QualysXml.Skip(reader); break;
            }
        }

        return Of(code, text, url);
    }

    /// <summary>Reads the element and takes note of it.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <param name="next">Where the next page begins, as far as known.</param>
    /// <param name="onNotice">Takes what the warning says if it is about something else; null: nobody.</param>
    public static void Read(XmlReader reader, ref NextPage? next, Action<string>? onNotice)
    {
        var warning = Read(reader);
        next = warning.Next ?? next;
        if (warning.Notice is { } notice)
            onNotice?.Invoke(notice);
    }

    /// <summary>A warning whose parts were read.</summary>
    public static PageWarning Of(string? code, string? text, string? url)
    {
        var next = url is null ? null : NextPage.FromUrl(url);
        if (code == Truncated || next?.IdMin is not null)
            return new PageWarning(next ?? new NextPage((long?)null), null);
        var notice = new StringBuilder(code is null ? "" : $"{code}: ").Append(text);
        if (url is not null)
            notice.Append(' ').Append(url);
        var said = notice.ToString().Trim();
        return new PageWarning(null, said.Length == 0 ? null : said.Length > MaxLength ? said.Substring(0, MaxLength) + "…" : said);
    }
}
